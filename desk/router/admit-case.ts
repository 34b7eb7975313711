import type { DeskQueue, RoutingReason } from '../../domain/contract/public.ts'
import { queued } from '../actions/holding.ts'
import { type CaseState, isDone } from '../cases/case-state.ts'
import { joinChanges } from '../commit/case-change.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import type { OpeningHours } from '../queues/opening-hours.ts'
import { type CaseFacts, matchQueue } from '../routing/match-queue.ts'
import { rankOfCase } from './assign-waiting.ts'
import { queueOf, readRouterContext, type RouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'

/** Where a case to be would wait. */
export interface Admission {
  readonly queue: DeskQueue
  /** A chat that comes when its queue is closed is to be opened as a ticket. */
  readonly kind: 'chat' | 'ticket'
  readonly hours: OpeningHours
  readonly reason: RoutingReason
}

/**
 * Asked before a case is opened: its queue, and whether that is open now. Open it as the kind this says, without a
 * queue; the router puts it where it belongs, and says why.
 */
export async function admissionOf(desk: Desk, facts: CaseFacts): Promise<Admission> {
  const context = await readRouterContext(desk)
  const match = matchQueue(facts, context.queues)
  if (match === null) throw new Error('The last queue takes every case, and did not')
  const { queue, reason } = match
  const hours = context.hoursOf(queue)
  const isClosed = facts.kind === 'chat' && !hours.is_open && queue.after_hours === 'ticket'
  if (!isClosed) return { queue, kind: facts.kind, hours, reason }
  const opens = hours.opens_at === null ? {} : { opens_at: new Date(hours.opens_at).toISOString() }
  const closed: RoutingReason = { code: 'after_hours', data: { queue: queue.name, ...opens } }
  return { queue, kind: 'ticket', hours, reason: closed }
}

/**
 * Puts a case that nobody has and that is in no queue into the one it belongs to.
 * @returns false when somebody has it or it waits already
 */
export async function admitCase(
  desk: Desk,
  context: RouterContext,
  caseId: string,
): Promise<boolean> {
  const done = await commitCase(desk, { case_id: caseId, actor: SYSTEM }, (state) => {
    if (!isHomeless(state, context)) return {}
    const match = matchQueue(factsOf(state), queuesFor(state, context))
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

/** In nobody's hands and in no queue, or in one that is no more. */
export function isHomeless(state: CaseState, context: Pick<RouterContext, 'queues'>): boolean {
  if (state.agent_id !== null || isDone(state) || state.status !== 'open') return false
  return state.queued_at === null || queueOf(context, state.queue_id) === undefined
}

/** A case given to a team waits in a queue of that team, else in one of no team. */
function queuesFor(state: CaseState, { queues }: RouterContext): readonly DeskQueue[] {
  const { team_id } = state
  if (team_id === null) return queues
  const own = queues.filter((queue) => queue.team_id === team_id)
  return [...own, ...queues.filter((queue) => queue.team_id === null)]
}

export function factsOf(state: CaseState): CaseFacts {
  const { kind, channel, category, language, tier, priority, tags, business_line, fields } = state
  const page = fields['page_url']
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
    page_url: typeof page === 'string' ? page : null,
  }
}
