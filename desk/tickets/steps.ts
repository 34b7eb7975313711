import {
  type CaseAction,
  fillVariables,
  type HandTo,
  type MacroStep,
  PRIORITIES,
  type RuleStep,
  type VariableValues,
} from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'

/** How what is written in a macro or a rule becomes actions of one case. Pure. */
export interface StepContext {
  readonly case: Pick<CaseState, 'agent_id' | 'priority' | 'team_id' | 'queue_id'>
  /** Epoch ms. */
  readonly now: number
  readonly values: VariableValues
  /** Agents of a team, by its id; for `notify`. */
  readonly membersOf: (teamId: string) => readonly string[]
  /** Said in the note of an escalation. */
  readonly by: string
}

/** @returns no action where the case stands so already; `webhook` is no action of the case */
export function actionsOfStep(step: MacroStep | RuleStep, context: StepContext): CaseAction[] {
  const { case: standing, now } = context
  switch (step.type) {
    case 'reply':
      return [{ type: 'reply', text: fill(step.text, context), file_ids: [] }]
    case 'note':
      return [note(fill(step.text, context), step.mentions)]
    case 'take':
      return [{ type: 'take' }]
    case 'hand_to':
      return handedTo(step.to, context)
    case 'unassign':
      return standing.agent_id === null ? [] : [{ type: 'assign', agent_id: null }]
    case 'set_status':
      return [
        {
          type: 'set_status',
          status: step.status,
          ...(step.status === 'snoozed' && step.for_secs !== undefined
            ? { until: instantAfter(now, step.for_secs) }
            : {}),
        },
      ]
    case 'schedule_followup':
      return [
        {
          type: 'schedule_followup',
          due_at: instantAfter(now, step.in_secs),
          ...(step.agent_id === undefined ? {} : { agent_id: step.agent_id }),
          note: fill(step.note, context),
        },
      ]
    case 'notify': {
      const named = [...step.agent_ids, ...step.team_ids.flatMap((id) => context.membersOf(id))]
      return [note(fill(step.text, context), [...new Set(named)])]
    }
    case 'escalate':
      return escalated(step, context)
    case 'webhook':
      return []
    case 'set_priority':
    case 'set_category':
    case 'add_tags':
    case 'remove_tags':
    case 'set_fields':
    case 'watch':
    case 'request_rating':
      return [step]
  }
}

function escalated(
  step: Extract<RuleStep, { type: 'escalate' }>,
  context: StepContext,
): CaseAction[] {
  const place = PRIORITIES.indexOf(context.case.priority)
  const raised = PRIORITIES[place + 1]
  const named = step.to !== null && 'team_id' in step.to ? context.membersOf(step.to.team_id) : []
  return [
    ...(raised === undefined ? [] : [{ type: 'set_priority', priority: raised } as const]),
    note(fill(step.text, context), named),
    ...(step.to === null ? [] : handedTo(step.to, context)),
  ]
}

/** Nobody is handed what is theirs already. */
function handedTo(to: HandTo, { case: standing, by }: StepContext): CaseAction[] {
  if ('agent_id' in to) {
    return to.agent_id === standing.agent_id ? [] : [{ type: 'assign', agent_id: to.agent_id }]
  }
  const isThere =
    standing.agent_id === null &&
    ('team_id' in to ? to.team_id === standing.team_id : to.queue_id === standing.queue_id)
  return isThere ? [] : [{ type: 'transfer', to, note: by }]
}

/** At most as many as an action may name. */
function note(text: string, mentions: readonly string[]): CaseAction {
  return {
    type: 'note',
    text,
    file_ids: [],
    mentions: mentions.slice(0, MOST_MENTIONS),
    is_whisper: false,
  }
}

const MOST_MENTIONS = 20

/** What has no value is left out: a customer never reads `{{customer.name}}`. */
function fill(text: string, { values }: StepContext): string {
  return fillVariables(text, values, 'drop').text
}

function instantAfter(now: number, secs: number): string {
  return new Date(now + secs * 1_000).toISOString()
}
