import type { DeskQueue } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import { type AgentRow, goneForMs } from '../presence/agent-rows.ts'
import { fitOf } from '../routing/eligibility.ts'
import { withOneMore } from '../routing/room.ts'
import type { RoutingAgent } from '../routing/routing-state.ts'
import { tablesOf } from '../store/tables.ts'
import type { Return } from './return-case.ts'
import { queueOf, type RouterContext } from './router-context.ts'

/**
 * The chats whose agent is not there for them: disconnected for longer than the grace time, or silent on a chat
 * they were given, when somebody else can have it now. Without anybody else it would only lie in the queue instead:
 * it stays with who has it. Tickets stay with their agent.
 * @param readAvailable the agents who can be given something now
 */
export async function readDueReturns(
  desk: Desk,
  context: RouterContext,
  rows: readonly AgentRow[],
  readAvailable: () => Promise<readonly RoutingAgent[]>,
): Promise<readonly Return[]> {
  const now = desk.clock.now()
  const byId = new Map(rows.map((row) => [row.agent_id, row]))
  if (byId.size === 0) return []
  const chats = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['id', 'agent_id', 'queue_id', 'team_id', 'channel', 'language'])
    .select(['assigned_at', 'waiting_since', 'last_agent_at'])
    .where('agent_id', 'in', [...byId.keys()])
    .where('is_done', '=', 0)
    .where('kind', '=', 'chat')
    .where('status', '=', 'open')
    .orderBy('waiting_since')
    .orderBy('id')
    .execute()
  const due: Return[] = []
  let others: Others | null = null
  for (const chat of chats) {
    const row = byId.get(chat.agent_id ?? '')
    if (row === undefined) continue
    const { agent_id } = row
    const agent = context.agents.get(agent_id)?.name ?? agent_id
    const goneMs = goneForMs(row, now)
    const queue = queueOf(context, chat.queue_id)
    const limit = answerWithinSecs(queue, context)
    if (goneMs >= context.settings.grace_secs * 1_000) {
      const secs = Math.round(goneMs / 1_000)
      const reason = { code: 'agent_offline' as const, data: { agent, secs } }
      due.push({ case_id: chat.id, agent_id, reason, isDue: ({ status }) => status === 'open' })
    } else if (isUnanswered(chat, limit, now)) {
      others ??= othersOf(await readAvailable())
      if (!others.take({ ...chat, kind: 'chat', queued_at: now, not_to: [agent_id] }, queue, now))
        continue
      const reason = { code: 'no_answer' as const, data: { agent, secs: limit } }
      const isDue = (state: CaseState) => isUnanswered(state, limit, desk.clock.now())
      due.push({ case_id: chat.id, agent_id, reason, isDue })
    }
  }
  return due
}

type Asking = Parameters<typeof fitOf>[1]

interface Others {
  /** Whether one of them can have it; their room is one less from then on. */
  take(chat: Asking, queue: DeskQueue | undefined, now: number): boolean
}

function othersOf(available: readonly RoutingAgent[]): Others {
  const agents = [...available]
  return {
    take(chat, queue, now) {
      const at = agents.findIndex(
        (agent) => queue !== undefined && fitOf(agent, chat, { queue, now }) !== null,
      )
      const taker = agents[at]
      if (taker === undefined) return false
      agents[at] = { ...taker, load: withOneMore(taker.load, chat) }
      return true
    },
  }
}

type Answering = Pick<CaseState, 'assigned_at' | 'waiting_since' | 'last_agent_at'>

/** The customer waits, and the agent has said nothing since they were given the chat. */
function isUnanswered(chat: Answering, limitSecs: number, now: number): boolean {
  const { assigned_at, waiting_since, last_agent_at } = chat
  if (limitSecs === 0 || assigned_at === null || waiting_since === null) return false
  if (last_agent_at !== null && last_agent_at >= assigned_at) return false
  return now - Math.max(assigned_at, waiting_since) >= limitSecs * 1_000
}

function answerWithinSecs(queue: DeskQueue | undefined, { settings }: RouterContext): number {
  return queue?.answer_within_secs ?? settings.answer_within_secs
}
