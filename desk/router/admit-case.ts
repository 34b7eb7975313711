import type { DeskQueue } from '../../domain/contract/public.ts'
import { queued } from '../actions/holding.ts'
import { type CaseState, isDone } from '../cases/case-state.ts'
import { joinChanges } from '../commit/case-change.ts'
import type { StoreScope } from '../../store/public.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { listQueues } from '../queues/queues.ts'
import { type CaseFacts, matchQueue } from '../routing/match-queue.ts'
import { rankOfCase } from './assign-waiting.ts'
import type { RouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'
import { tablesOf } from '../store/tables.ts'

/**
 * Puts a case that nobody has and that is in no queue into the one it belongs to.
 * @returns false when somebody has it or it waits already
 */
export async function admitCase(
  desk: Desk,
  context: RouterContext,
  caseId: string,
): Promise<boolean> {
  const request = {
    case_id: caseId,
    actor: SYSTEM,
    prepare: async (tx: StoreScope, state: CaseState) => ({
      page_url: await readPageUrl(tx, state.customer_id),
      queues: await queuesKnowing(tx, state.queue_id, context.queues),
    }),
  }
  const done = await commitCase(desk, request, (state, { page_url, queues }) => {
    if (!isHomeless(state, queues)) return {}
    const match = matchQueue({ ...factsOf(state), page_url }, queuesFor(state, queues))
    if (match === null) return {}
    const { queue, reason } = match
    const at = Math.max(desk.clock.now(), state.updated_at)
    const data = { reason: context.wordsOf(reason), code: reason.code }
    return joinChanges(queued(state, { queue_id: queue.id, team_id: queue.team_id, data }, at), {
      async write(tx) {
        const rank = rankOfCase(state)
        const line = { case_id: caseId, at, queue_id: queue.id, reason, rank }
        await logDecision(tx, { ...line, decision: 'queued' })
      },
    })
  })
  return done.entries.length > 0
}

/** What a turn remembers may be older than the queue that a case waits in: then the store is asked. */
async function queuesKnowing(
  store: StoreScope,
  queueId: string | null,
  queues: readonly DeskQueue[],
): Promise<readonly DeskQueue[]> {
  const isKnown = queueId === null || queues.some(({ id }) => id === queueId)
  return isKnown ? queues : listQueues({ store })
}

/** In nobody's hands and in no queue, or in one that is no more. */
function isHomeless(state: CaseState, queues: readonly DeskQueue[]): boolean {
  if (state.agent_id !== null || isDone(state) || state.status !== 'open') return false
  return state.queued_at === null || queues.every(({ id }) => id !== state.queue_id)
}

/** A case given to a team waits in a queue of that team, else in one of no team. */
function queuesFor({ team_id }: CaseState, queues: readonly DeskQueue[]): readonly DeskQueue[] {
  if (team_id === null) return queues
  const own = queues.filter((queue) => queue.team_id === team_id)
  return [...own, ...queues.filter((queue) => queue.team_id === null)]
}

/** The page the customer is on, as they last told with their consent. */
export async function readPageUrl(
  store: StoreScope,
  customerId: string | null,
): Promise<string | null> {
  if (customerId === null) return null
  const row = await tablesOf(store)
    .selectFrom('desk_visitors')
    .select('page_json')
    .where('customer_id', '=', customerId)
    .where('page_json', 'is not', null)
    .orderBy('last_seen_at', 'desc')
    .executeTakeFirst()
  if (row?.page_json == null) return null
  const { url } = JSON.parse(row.page_json) as { readonly url?: unknown }
  return typeof url === 'string' ? url : null
}

/** What its queue is chosen by; the page is asked for apart. */
export function factsOf(state: CaseState): CaseFacts {
  const { kind, channel, category, language, tier, priority, tags, business_line, fields } = state
  return {
    kind,
    channel,
    category,
    language,
    tier,
    priority,
    tags,
    business_line,
    fields,
    page_url: null,
  }
}
