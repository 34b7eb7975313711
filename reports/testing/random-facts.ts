/** Facts made up at random but not absurd: moments in order, spans that end after they begin, small sets of keys. */
import type { Random } from '../../domain/public.ts'
import type { FactRows } from '../oracle/fact-rows.ts'

export interface RandomFactsOptions {
  readonly random: Random
  readonly cases: number
  /** Draws an instant a case may open or an agent may change state at. */
  readonly instant: (random: Random) => number
  /** How much longer something takes; ms. Draws 0 and round numbers too, so that ties and limits occur. */
  readonly gap?: (random: Random) => number
  /** How often a value that may be null is null. */
  readonly nullShare?: number
}

type Pick = <T>(values: readonly T[]) => T

interface Draws {
  readonly random: Random
  readonly pick: Pick
  readonly chance: (share: number) => boolean
  readonly gap: () => number
  readonly maybe: <T>(value: T) => T | null
  readonly count: (most: number) => number
}

export function randomFacts(options: RandomFactsOptions): FactRows {
  const { random, cases: count, instant, nullShare = 0.15 } = options
  const draws: Draws = {
    random,
    pick: (values) => {
      const value = values[Math.floor(random.next() * values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    chance: (share) => random.next() < share,
    gap: () => (options.gap ?? anyGap)(random),
    maybe: (value) => (random.next() < nullShare ? null : value),
    count: (most) => Math.floor(random.next() * (most + 1)),
  }
  const made = Array.from({ length: count }, (_, index) =>
    randomCase(index, instant(random), draws),
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

const AGENTS = ['s:ann', 's:bo', 's:chen'] as const
const TEAMS = ['s:a', 's:b', 's:c'] as const
const MINUTE = 60_000
const HOUR = 60 * MINUTE

function anyGap(random: Random): number {
  const kinds = [0, 5_000, 20_000, 20_001, 7 * 24 * HOUR, 7 * 24 * HOUR + 1]
  const which = Math.floor(random.next() * 12)
  return kinds[which] ?? Math.floor(random.next() ** 3 * 12 * 24 * HOUR)
}

const secsFrom = (from: number, to: number) => (to - from) / 1000

function values({ pick, maybe }: Draws) {
  return {
    team: maybe(pick(TEAMS)),
    queue: maybe(pick(['s:q1', 's:q2'])),
    agent: maybe(pick(AGENTS)),
    priority: maybe(pick(['high', 'low'])),
    tier: maybe(pick(['gold', '普通'])),
    category: maybe(pick(['refund', '物流'])),
  }
}

function prefixed<P extends string, V extends object>(prefix: P, from: V) {
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => [`${prefix}${name}`, value]),
  ) as { [K in keyof V & string as `${P}${K}`]: V[K] }
}

function identity(index: number, { pick, maybe, chance }: Draws) {
  return {
    case_id: `s:case-${index}`,
    source: pick(['s', 'desk']),
    case_kind: pick(['chat', 'ticket']),
    channel: maybe(pick(['web', 'wechat'])),
    customer_id: maybe(pick(['s:u1', 's:u2', 's:u3', 's:u4', 's:u5', 's:u6'])),
    language: maybe(pick(['zh', 'en'])),
    business_line: maybe(pick(['shop', 'app'])),
    origin: maybe(pick(['in', 'out'])),
    tags: pick([[], ['vip'], ['vip', 'late'], ['late', 'x', 'vip']]),
    has_bot: chance(0.4),
    is_excluded: chance(0.08),
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

type Identity = ReturnType<typeof identity>

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

function stateRows(id: Identity, openedAt: number, draws: Draws) {
  const length = draws.count(3) + 1
  let at = openedAt
  return Array.from({ length }, (_, n) => {
    const start = at
    at += draws.gap()
    const isLast = n === length - 1
    const status = draws.pick(['open', 'pending', 'on_hold', 'snoozed', 'resolved', 'closed'])
    const end = isLast && draws.chance(0.5) ? null : at
    return { ...id, n, opened_at: openedAt, status, start_at: start, end_at: end, ...values(draws) }
  })
}

function stayRows(id: Identity, openedAt: number, draws: Draws) {
  const { pick, maybe, gap } = draws
  let at = openedAt
  return Array.from({ length: draws.count(2) }, (_, n) => {
    const queuedAt = at
    const outcome = pick(['assigned', 'assigned', 'abandoned', 'left', 'expired', 'waiting'])
    at += gap()
    const endedAt = outcome === 'waiting' ? null : at
    return {
      ...id,
      n,
      queued_at: queuedAt,
      queued_by: maybe(pick(AGENTS)),
      ended_at: endedAt,
      outcome,
      wait_secs: endedAt === null ? null : secsFrom(queuedAt, endedAt),
      wait_biz_secs: endedAt === null ? null : maybe(secsFrom(queuedAt, endedAt) / 2),
      replied_at: maybe(queuedAt + gap()),
      accepted_by: outcome === 'assigned' ? maybe(pick(AGENTS)) : null,
      ...values(draws),
      ...prefixed('assigned_', values(draws)),
    }
  })
}

function waitRows(id: Identity, openedAt: number, draws: Draws) {
  const { pick, maybe, gap } = draws
  return Array.from({ length: draws.count(3) }, (_, n) => {
    const start = openedAt + gap()
    const outcome = pick(['replied', 'replied', 'unanswered', 'open'])
    const end = outcome === 'open' ? null : start + gap()
    const isReplied = outcome === 'replied' && end !== null
    return {
      ...id,
      n,
      started_at: start,
      ended_at: end,
      outcome,
      replied_by: isReplied ? maybe(pick(AGENTS)) : null,
      reply_secs: isReplied ? secsFrom(start, end) : null,
      reply_biz_secs: isReplied ? maybe(secsFrom(start, end) / 4) : null,
      ...values(draws),
    }
  })
}

function stretchRows(id: Identity, openedAt: number, draws: Draws) {
  const { maybe, gap, chance } = draws
  return Array.from({ length: draws.count(2) }, (_, n) => {
    const start = openedAt + gap()
    const end = chance(0.2) ? null : start + gap()
    return {
      ...id,
      n,
      started_at: start,
      ended_at: end,
      ...values(draws),
      handle_secs: end === null ? null : maybe(secsFrom(start, end)),
      handle_biz_secs: end === null ? null : maybe(secsFrom(start, end) / 2),
    }
  })
}

function ratingRows(id: Identity, openedAt: number, draws: Draws) {
  const { maybe, pick, gap, chance } = draws
  return Array.from({ length: draws.count(2) }, (_, n) => {
    const isRated = chance(0.6)
    return {
      ...id,
      n,
      about: pick(['human', 'human', 'bot']),
      requested_at: maybe(openedAt + gap()),
      rated_at: isRated ? openedAt + gap() : null,
      score: isRated ? pick([0, 0.25, 0.2500001, 0.5, 0.7499999, 0.75, 1]) : null,
      rated_agent: maybe(pick(AGENTS)),
      ...values(draws),
      ...prefixed('requested_', values(draws)),
    }
  })
}

function targetRows(id: Identity, openedAt: number, draws: Draws) {
  const { maybe, pick, gap } = draws
  return Array.from({ length: draws.count(3) }, (_, n) => ({
    ...id,
    target: pick(['first_reply', 'next_reply', 'resolution']),
    n,
    policy: pick(['s:gold', 's:base']),
    policy_version: maybe(1),
    started_at: openedAt,
    due_at: maybe(openedAt + gap()),
    outcome: pick(['met', 'met', 'breached', 'cancelled', 'running']),
    ended_at: null,
    paused_secs: 0,
    length_secs: 60,
    time: 'wall',
    calendar: null,
    ...values(draws),
    met_by: maybe(pick(AGENTS)),
  }))
}

/** States follow one another; some last longer than anyone works, the last may still run. */
function randomStates(agent: string, instant: (random: Random) => number, draws: Draws) {
  const { pick, chance, random } = draws
  const cuts = [...new Set(Array.from({ length: 14 }, () => instant(random)))].sort((a, b) => a - b)
  return cuts.flatMap((start, n) => {
    const next = cuts[n + 1]
    if (next === undefined && chance(0.3)) return []
    const most = start + pick([0, 30 * MINUTE, 5 * HOUR, 16 * HOUR, 16 * HOUR + 1, 400 * HOUR])
    const end = next === undefined ? null : Math.min(next, most)
    const state = pick(['online', 'busy', 'away', 'offline', 'online'])
    const teams = pick([[], ['s:a'], ['s:a', 's:b'], ['s:c']])
    return [{ agent, n, source: 's', state, start_at: start, end_at: end, teams }]
  })
}
