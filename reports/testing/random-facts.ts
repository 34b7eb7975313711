/** Facts made up at random but not absurd: moments in order, spans that end after they begin, small sets of keys. */
import type { Random } from '../../domain/public.ts'
import type { FactRows } from '../oracle/fact-rows.ts'
import { randomStates } from './random-agent-states.ts'
import {
  ratingRows,
  stateRows,
  stayRows,
  stretchRows,
  targetRows,
  waitRows,
} from './random-case-rows.ts'
import {
  AGENTS,
  type Draws,
  type DrawsOptions,
  drawsOf,
  HOUR,
  type Identity,
  identity,
  prefixed,
  secsFrom,
  values,
} from './random-draws.ts'

export interface RandomFactsOptions extends DrawsOptions {
  readonly cases: number
  /** Draws an instant a case may open or an agent may change state at. */
  readonly instant: (random: Random) => number
}

export function randomFacts(options: RandomFactsOptions): FactRows {
  const { cases: count, instant } = options
  const draws = drawsOf(options)
  const made = Array.from({ length: count }, (_, index) =>
    randomCase(index, instant(draws.random), draws),
  )
  return {
    cases: made.map((one) => one.row),
    case_states: made.flatMap((one) => one.caseStates),
    queue_stays: made.flatMap((one) => one.queueStays),
    resolutions: made.flatMap((one) => one.resolutions),
    waits: made.flatMap((one) => one.waits),
    assignments: made.flatMap((one) => one.assignments),
    chats_in_hand: made.flatMap((one) => one.chatsInHand),
    messages: made.flatMap((one) => one.messages),
    ratings: made.flatMap((one) => one.ratings),
    sla_targets: made.flatMap((one) => one.slaTargets),
    agent_states: AGENTS.flatMap((agent) => randomStates(agent, instant, draws)),
  }
}

function randomCase(index: number, openedAt: number, draws: Draws) {
  const id = identity(index, draws)
  return {
    row: caseRow(id, openedAt, draws),
    caseStates: stateRows(id, openedAt, draws),
    queueStays: stayRows(id, openedAt, draws),
    resolutions: Array.from({ length: draws.count(2) }, (_, n) => ({
      ...id,
      n,
      resolved_at: openedAt + draws.gap(),
      by: draws.pick(['agent', 'bot', 'system']),
      resolved_by: draws.maybe(draws.pick(AGENTS)),
      ...values(draws),
    })),
    waits: waitRows(id, openedAt, draws),
    assignments: stretchRows(id, openedAt, draws),
    chatsInHand: Array.from({ length: draws.count(2) }, (_, n) => {
      const start = openedAt + draws.gap()
      const end = draws.chance(0.2) ? null : start + Math.min(draws.gap(), 30 * HOUR)
      return { ...id, n, start_at: start, end_at: end, ...values(draws) }
    }),
    messages: Array.from({ length: draws.count(4) }, (_, n) => ({
      ...id,
      n,
      sent_at: openedAt + draws.gap(),
      author: draws.pick(['customer', 'agent', 'bot', 'system']),
      sent_by: draws.maybe(draws.pick(AGENTS)),
      is_note: draws.chance(0.2),
      ...values(draws),
    })),
    ratings: ratingRows(id, openedAt, draws),
    slaTargets: targetRows(id, openedAt, draws),
  }
}

function caseRow(id: Identity, openedAt: number, draws: Draws) {
  const { maybe, gap, pick, chance } = draws
  const repliedAt = maybe(openedAt + gap())
  const firstResolvedAt = maybe(openedAt + gap())
  const lastResolvedAt = firstResolvedAt === null ? null : maybe(firstResolvedAt + gap())
  const since = (at: number | null) => (at === null ? null : maybe(secsFrom(openedAt, at)))
  const business = (at: number | null) => (at === null ? null : maybe(secsFrom(openedAt, at) / 3))
  return {
    ...id,
    opened_at: openedAt,
    opened_by: maybe(pick(['customer', 'agent', 'api'])),
    opened_by_agent: maybe(pick(AGENTS)),
    ...prefixed('opened_', values(draws)),
    first_replied_at: repliedAt,
    first_replied_by: maybe(pick(AGENTS)),
    ...prefixed('first_replied_', values(draws)),
    first_reply_secs: since(repliedAt),
    first_reply_biz_secs: business(repliedAt),
    accept_to_first_reply_secs: since(repliedAt),
    accept_to_first_reply_biz_secs: business(repliedAt),
    first_resolved_at: firstResolvedAt,
    first_resolved_by: maybe(pick(['agent', 'agent', 'bot', 'system'])),
    first_resolved_by_agent: maybe(pick(AGENTS)),
    ...prefixed('first_resolved_', values(draws)),
    first_resolution_secs: since(firstResolvedAt),
    first_resolution_biz_secs: business(firstResolvedAt),
    first_reopened_at: firstResolvedAt === null ? null : maybe(firstResolvedAt + gap()),
    last_resolved_at: lastResolvedAt,
    last_resolved_by_agent: maybe(pick(AGENTS)),
    ...prefixed('last_resolved_', values(draws)),
    full_resolution_secs: since(lastResolvedAt),
    full_resolution_biz_secs: business(lastResolvedAt),
    requester_wait_secs: since(lastResolvedAt),
    requester_wait_biz_secs: business(lastResolvedAt),
    conversation_duration_secs: since(lastResolvedAt),
    conversation_duration_biz_secs: business(lastResolvedAt),
    is_transferred: maybe(chance(0.4)),
    is_one_agent_resolution: maybe(chance(0.6)),
    resolve_count: 1,
    reopen_count: 0,
    status: pick(['open', 'pending', 'resolved', 'closed', 'abandoned']),
    status_at: openedAt,
    has_customer_text: true,
    has_human_reply: chance(0.5),
    has_handoff: chance(0.4),
    participants: pick([[], ['s:ann'], ['s:ann', 's:bo'], ['s:bo', 's:chen']]),
    is_spam: id.is_excluded,
    merged_into: null,
    last_event_at: openedAt,
    event_count: 3,
  }
}
