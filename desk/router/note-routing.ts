import { listTeams } from '../../accounts/public.ts'
import type { RoutingReason } from '../../domain/contract/public.ts'
import { listDeskAgents } from '../access/desk-agent.ts'
import type { CaseState } from '../cases/case-state.ts'
import { isDone } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import type { CaseNews, News } from '../news/desk-news.ts'
import { listQueues } from '../queues/queues.ts'
import { rankOfCase } from './assign-waiting.ts'
import { logDecision } from './routing-log.ts'

/** Whether the router may have something to do because of this. */
export function concernsRouting(news: News): boolean {
  if (news.kind === 'agent') return true
  if (news.kind !== 'case') return false
  const { before, case: after } = news
  if (before === null) return after.agent_id === null
  return (
    before.agent_id !== after.agent_id ||
    before.queued_at !== after.queued_at ||
    before.queue_id !== after.queue_id ||
    before.status !== after.status ||
    isDone(before) !== isDone(after)
  )
}

/**
 * Keeps in the routing log what others than the router did: who took a case or handed it over, put it into a queue,
 * or that its customer left. The pace of a queue is read from what came out of it.
 */
export async function noteRouting(desk: Desk, news: News): Promise<void> {
  if (news.kind !== 'case' || news.actor.kind === 'system') return
  const { before, case: after, actor } = news
  const at = after.updated_at
  const rank = rankOfCase(after)
  const case_id = news.case_id
  const enters = after.queued_at !== null && after.queued_at !== before?.queued_at
  if (enters) {
    const by = actor.name ?? actor.kind
    const reason = await reasonFor(desk, after, { code: 'queue_asked_for', data: { by } })
    const queue_id = after.queue_id
    await logDecision(desk.store, { case_id, at, decision: 'queued', queue_id, reason, rank })
    return
  }
  if (before === null) return
  const isOut = before.queued_at !== null && after.queued_at === null
  const waited_ms = isOut ? at - before.queued_at : null
  // What did not come out of a queue says nothing of its pace.
  const out = { case_id, at, queue_id: isOut ? before.queue_id : null, waited_ms, rank }
  const handed = await handOverIn(desk, news, waited_ms)
  if (handed !== null) {
    const decision = after.agent_id === null ? 'moved' : 'assigned'
    await logDecision(desk.store, { ...out, decision, agent_id: after.agent_id, reason: handed })
  } else if (isOut) {
    const reason = { code: 'left' as const, data: { waited_secs: inSecs(waited_ms ?? 0) } }
    await logDecision(desk.store, { ...out, decision: 'left', reason })
  }
}

/** Who gave it to whom; null when it changed hands in no way. */
async function handOverIn(
  desk: Desk,
  { before, case: after, actor, entries }: CaseNews,
  waitedMs: number | null,
): Promise<RoutingReason | null> {
  const isToTeam =
    after.agent_id === null && entries.some(({ activity }) => activity === 'transferred')
  const isToAgent = after.agent_id !== null && after.agent_id !== before?.agent_id
  if (!isToTeam && !isToAgent) return null
  const agents = await listDeskAgents(desk.store)
  const nameOf = (id: string) => agents.find(({ agent_id }) => agent_id === id)?.name ?? id
  const from = before?.agent_id ?? null
  const data = {
    ...(from !== null && from !== actor.id && { from: nameOf(from) }),
    ...(waitedMs !== null && { waited_secs: inSecs(waitedMs) }),
  }
  if (after.agent_id === actor.id) {
    return { code: 'taken', data: { ...data, agent: actor.name ?? '' } }
  }
  const teams = isToTeam ? await listTeams(desk.accounts) : []
  const team = teams.find(({ id }) => id === after.team_id)?.name ?? after.team_id ?? ''
  const to = after.agent_id === null ? team : nameOf(after.agent_id)
  return { code: 'handed_over', data: { ...data, by: actor.name ?? actor.kind, to } }
}

const inSecs = (ms: number): number => Math.round(ms / 1_000)

async function reasonFor(
  desk: Desk,
  { queue_id }: Pick<CaseState, 'queue_id'>,
  reason: RoutingReason,
): Promise<RoutingReason> {
  const queue = (await listQueues(desk)).find(({ id }) => id === queue_id)
  return { ...reason, data: { ...reason.data, queue: queue?.name ?? queue_id ?? '' } }
}
