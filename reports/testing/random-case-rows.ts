/** The rows beside a case, made up at random: its states, stays, waits, stretches, ratings and promises. */
import { AGENTS, type Draws, type Identity, prefixed, secsFrom, values } from './random-draws.ts'

export function stateRows(id: Identity, openedAt: number, draws: Draws) {
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

export function stayRows(id: Identity, openedAt: number, draws: Draws) {
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

export function waitRows(id: Identity, openedAt: number, draws: Draws) {
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

export function stretchRows(id: Identity, openedAt: number, draws: Draws) {
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

export function ratingRows(id: Identity, openedAt: number, draws: Draws) {
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

export function targetRows(id: Identity, openedAt: number, draws: Draws) {
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
