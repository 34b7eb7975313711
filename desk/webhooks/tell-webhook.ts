import type { Desk } from '../desk.ts'
import type { RuleWebhook } from '../rules/fire.ts'
import { queueDelivery } from './queue-deliveries.ts'

/** How a rule tells a webhook that it fired: put out once per firing, as `rule.fired`. */
export function createRuleWebhook(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
): RuleWebhook {
  return async (webhookId, { id, rule, case: state }) => {
    const timestamp = new Date(desk.clock.now()).toISOString()
    const { agent_id, team_id, queue_id, customer_id, status, priority, subject, number } = state
    const about = { agent_id, team_id, queue_id, customer_id, status, priority, subject, number }
    const data = { rule, case: { id: state.id, ...about, tags: state.tags } }
    await queueDelivery(desk, webhookId, { id, type: 'rule.fired', timestamp, data, customer_id })
  }
}
