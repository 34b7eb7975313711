import type { DeskRule, DeskSetting, RuleStep } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { listDeskAgents } from '../access/desk-agent.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import type { CaseState } from '../cases/case-state.ts'
import { readCase } from '../cases/open-case.ts'
import type { Actor, Desk } from '../desk.ts'
import { actionsOfStep } from '../tickets/steps.ts'
import { readVariableValues } from '../tickets/variable-values.ts'
import { type Firing, finishFiring } from './firings.ts'

/** Tells a webhook that a rule fired; put in its outbox, not sent. */
export type RuleWebhook = (
  webhookId: string,
  fired: {
    /** The same for the same firing, so that a receiver can tell a repeat. */
    readonly id: string
    readonly rule: { readonly id: string; readonly name: string }
    readonly case: CaseState
  },
) => Promise<void>

/**
 * Does the steps of a firing in their order, each under a key of its own: done again after a crash, nothing is done
 * twice. A step that is refused ends it; what was done before stays.
 */
export async function fire(
  desk: Desk,
  rule: Pick<DeskSetting<DeskRule>, 'id'> & { readonly body: Pick<DeskRule, 'name'> },
  { firing, tellWebhook }: { readonly firing: Firing; readonly tellWebhook: RuleWebhook },
): Promise<void> {
  const doing = { desk, rule, firing, tellWebhook }
  for (const [index, step] of firing.steps.entries()) {
    try {
      await takeStep(doing, step, index)
    } catch (error) {
      if (!(error instanceof DeskmetryError)) throw error
      const reason = `Step ${index + 1} (${ACTIONS[step.type]}): ${error.message}`
      await finishFiring(desk, firing.number, { outcome: 'failed', reason })
      return
    }
  }
  await finishFiring(desk, firing.number, { outcome: 'done', reason: null })
}

/** What a step does, for people: it stands in the log of rules. */
const ACTIONS: Readonly<Record<RuleStep['type'], string>> = {
  reply: 'reply',
  note: 'note',
  hand_to: 'hand on',
  unassign: 'take from the agent',
  set_status: 'set the status',
  set_priority: 'set the priority',
  set_category: 'set the category',
  add_tags: 'add tags',
  remove_tags: 'remove tags',
  set_fields: 'set fields',
  watch: 'let somebody watch',
  request_rating: 'ask for a rating',
  schedule_followup: 'schedule a follow-up',
  notify: 'notify',
  escalate: 'escalate',
  webhook: 'call a webhook',
}

interface Doing {
  readonly desk: Desk
  readonly rule: { readonly id: string; readonly body: { readonly name: string } }
  readonly firing: Firing
  readonly tellWebhook: RuleWebhook
}

async function takeStep(
  { desk, rule, firing, tellWebhook }: Doing,
  step: RuleStep,
  index: number,
): Promise<void> {
  const { name } = rule.body
  const state = await readCase(desk, firing.case_id)
  const key = `rule-${firing.number}-${index}`
  if (step.type === 'webhook') {
    await tellWebhook(step.webhook_id, { id: key, rule: { id: rule.id, name }, case: state })
    return
  }
  const actor: Actor = { kind: 'rule', id: rule.id, name }
  const agents = namesTeams(step) ? await listDeskAgents(desk.store) : []
  const actions = actionsOfStep(step, {
    case: state,
    now: desk.clock.now(),
    values: saysWords(step) ? await readVariableValues(desk, state) : {},
    membersOf: (teamId) =>
      agents.filter(({ team_ids }) => team_ids.includes(teamId)).map(({ agent_id }) => agent_id),
    by: name,
  })
  for (const [place, action] of actions.entries()) {
    const request = { client_key: `${key}-${place}`, action }
    await actOnCase(desk, actor, firing.case_id, {
      ...request,
      cause: [...firing.cause, rule.id],
    })
  }
}

function namesTeams(step: RuleStep): boolean {
  return step.type === 'notify' || step.type === 'escalate'
}

function saysWords(step: RuleStep): boolean {
  return ['reply', 'note', 'notify', 'escalate', 'schedule_followup'].includes(step.type)
}
