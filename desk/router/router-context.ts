import { readAccount } from '../../accounts/public.ts'
import type { DeskQueue, RoutingReason, RoutingSettings } from '../../domain/contract/public.ts'
import { type DeskAgent, listDeskAgents } from '../access/desk-agent.ts'
import type { Desk } from '../desk.ts'
import { type HoursOf, readOpeningHours } from '../queues/opening-hours.ts'
import { listQueues } from '../queues/queues.ts'
import { readRoutingSettings } from '../queues/routing-settings.ts'
import { reasonWords } from '../routing/reason-words.ts'

/** What a turn of the router depends on and what seldom changes. */
export interface RouterContext {
  readonly settings: RoutingSettings
  readonly queues: readonly DeskQueue[]
  readonly agents: ReadonlyMap<string, DeskAgent>
  readonly hoursOf: HoursOf
  /** For the log of a case, in the account's language. */
  readonly wordsOf: (reason: RoutingReason) => string
}

export async function readRouterContext(desk: Desk): Promise<RouterContext> {
  const settings = await readRoutingSettings(desk)
  const queues = await listQueues(desk)
  const agents = await listDeskAgents(desk.store)
  const hoursOf = await readOpeningHours(desk)
  const { language } = await readAccount(desk.accounts)
  return {
    settings,
    queues,
    agents: new Map(agents.map((agent) => [agent.agent_id, agent])),
    hoursOf,
    wordsOf: (reason) => reasonWords(reason, language),
  }
}

export function queueOf({ queues }: Pick<RouterContext, 'queues'>, id: string | null) {
  return queues.find((queue) => queue.id === id)
}
