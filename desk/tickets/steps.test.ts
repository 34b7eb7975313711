import { describe, expect, it } from 'vitest'
import { caseAction, type MacroStep, type RuleStep } from '../../domain/contract/public.ts'
import { actionsOfStep, type StepContext } from './steps.ts'

const CONTEXT: StepContext = {
  case: { agent_id: 'desk:1', priority: 'normal', team_id: 'desk:a', queue_id: 'desk:q' },
  now: Date.UTC(2026, 2, 1, 8),
  values: { 'customer.name': '王敏' },
  membersOf: (teamId) => (teamId === 'desk:a' ? ['desk:1', 'desk:2'] : []),
  by: 'Late tickets',
}
const note = (text: string, mentions: readonly string[] = []) => ({
  type: 'note',
  text,
  file_ids: [],
  mentions,
  is_whisper: false,
})

describe('a step', () => {
  it.each<[MacroStep | RuleStep, readonly unknown[]]>([
    [
      { type: 'reply', text: 'Hi {{customer.name}}{{agent.name}}' },
      [{ type: 'reply', text: 'Hi 王敏', file_ids: [] }],
    ],
    [{ type: 'hand_to', to: { agent_id: 'desk:1' } }, []],
    [{ type: 'hand_to', to: { agent_id: 'desk:2' } }, [{ type: 'assign', agent_id: 'desk:2' }]],
    [
      { type: 'hand_to', to: { team_id: 'desk:a' } },
      [{ type: 'transfer', to: { team_id: 'desk:a' }, note: 'Late tickets' }],
    ],
    [
      { type: 'set_status', status: 'snoozed', for_secs: 3_600 },
      [{ type: 'set_status', status: 'snoozed', until: '2026-03-01T09:00:00.000Z' }],
    ],
    [
      { type: 'schedule_followup', in_secs: 86_400, note: 'Call {{customer.name}}' },
      [{ type: 'schedule_followup', due_at: '2026-03-02T08:00:00.000Z', note: 'Call 王敏' }],
    ],
    [
      { type: 'notify', agent_ids: ['desk:2', 'desk:3'], team_ids: ['desk:a'], text: 'look' },
      [note('look', ['desk:2', 'desk:3', 'desk:1'])],
    ],
    [
      { type: 'escalate', to: { team_id: 'desk:b' }, text: 'late' },
      [
        { type: 'set_priority', priority: 'high' },
        note('late'),
        { type: 'transfer', to: { team_id: 'desk:b' }, note: 'Late tickets' },
      ],
    ],
    [{ type: 'webhook', webhook_id: 'desk:hook' }, []],
    [{ type: 'unassign' }, [{ type: 'assign', agent_id: null }]],
    [{ type: 'add_tags', tags: ['a'] }, [{ type: 'add_tags', tags: ['a'] }]],
  ])('%j', (step, actions) => {
    expect(actionsOfStep(step, CONTEXT)).toEqual(actions)
    for (const action of actions) expect(caseAction.safeParse(action).success).toBe(true)
  })

  it('raises no further than urgent, and frees nobody who has nothing', () => {
    const urgent = { ...CONTEXT, case: { ...CONTEXT.case, priority: 'urgent', agent_id: null } }
    const step: RuleStep = { type: 'escalate', to: null, text: 'late' }
    expect(actionsOfStep(step, urgent as StepContext)).toEqual([note('late')])
    expect(actionsOfStep({ type: 'unassign' }, urgent as StepContext)).toEqual([])
    const there: RuleStep = { type: 'hand_to', to: { queue_id: 'desk:q' } }
    expect(actionsOfStep(there, urgent as StepContext)).toEqual([])
  })
})
