/**
 * How long somebody in a queue will wait, from how fast it has moved lately.
 *
 * The pace is the rate at which a line that was not empty got shorter at its front: a departure counts only over
 * time in which somebody waited, since an idle queue says nothing about how fast a busy one moves. To it is added
 * what the agents who are there could do by their handling time, as if observed for a while (a conjugate prior of
 * the exponential rate): it carries the first minutes of a line, and the empty history of a new queue.
 *
 * Those who come later but rank higher pass by: their rate is taken off the pace. With pace μ and passing rate λ the
 * time to the end of k places is k / (μ − λ), the mean first passage of a birth–death walk with that drift.
 */

/** Somebody who was taken out of the line, or left it. Instants are epoch ms. */
export interface Departure {
  readonly at: number
  readonly queued_at: number
}

export interface PaceInput {
  readonly now: number
  /** In order of `at`. */
  readonly departures: readonly Departure[]
  /** The longest anybody now in line has been in it; null when it is empty. */
  readonly oldest_queued_at: number | null
  /** By what the agents who are there can do, departures per second. */
  readonly possible_per_sec: number
}

/** The weight of what is possible against what was seen. */
const PRIOR_SECS = 90
const RECENT_SECS = 600

/**
 * Departures per second of a line that is not empty.
 * @returns 0 when nobody is there and nothing has moved
 */
export function paceOf({ now, departures, oldest_queued_at, possible_per_sec }: PaceInput): number {
  let seen = 0
  let secs = 0
  let before: number | null = null
  for (const { at, queued_at } of departures) {
    if (before !== null && queued_at <= before) {
      const weight = recency(now - at)
      seen += weight
      secs += (weight * (at - before)) / 1_000
    }
    before = at
  }
  if (before !== null && oldest_queued_at !== null && oldest_queued_at <= before) {
    secs += (now - before) / 1_000
  }
  const prior = possible_per_sec > 0 ? PRIOR_SECS : 0
  const observed = secs + prior
  return observed <= 0 ? 0 : (seen + possible_per_sec * prior) / observed
}

export interface WaitInput {
  /** How many are before them; 0 for the first. */
  readonly ahead: number
  readonly pace_per_sec: number
  /** Of those who will rank before them, per second. */
  readonly passing_per_sec: number
}

/** Somebody can be overtaken only so much: with the queue growing for ever, nobody could be told anything. */
const LEAST_SHARE = 0.15
const LONGEST_SECS = 4 * 3_600

/**
 * @returns seconds, whole; null when the line does not move
 */
export function expectedWaitSecs({
  ahead,
  pace_per_sec,
  passing_per_sec,
}: WaitInput): number | null {
  if (pace_per_sec <= 0) return null
  const net = Math.max(pace_per_sec - passing_per_sec, pace_per_sec * LEAST_SHARE)
  return Math.round(Math.min((ahead + 1) / net, LONGEST_SECS))
}

/** Halves every few minutes: a queue of a quarter of an hour ago had other agents. */
function recency(agoMs: number): number {
  return 2 ** (-agoMs / 1_000 / (RECENT_SECS / 2))
}
