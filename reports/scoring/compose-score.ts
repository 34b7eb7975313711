import { normalCdf } from '../intervals/normal.ts'
import type { Shrunk } from './shrink-to-peers.ts'

/** One part of an agent's score, and what it weighs. */
export interface WeighedPart<Id extends string> extends Omit<Shrunk, 'agent'> {
  readonly id: Id
  readonly weight: number
}

/** A score with its 90 % interval, in points. */
export interface Scored {
  readonly value: number
  readonly lo: number
  readonly hi: number
}

export interface Composed<Id extends string> extends Scored {
  readonly parts: readonly (WeighedPart<Id> & {
    /** Of all weights that count for this agent; they sum to 1. */
    readonly share: number
    /** What the part added to 50; they sum to value − 50. */
    readonly points: number
  })[]
}

/** An agent as good as the peers. */
export const PEER_SCORE = 50

/**
 * The composite of the parts an agent has data for, their weights rescaled to 1; null without any.
 *
 * 100·Φ(D/√2) of the weighted difference D: the chance that a case of the agent turns out better than a like case of
 * a peer, 50 when they are alike (McGraw and Wong, "A common language effect size statistic", Psychological Bulletin
 * 111, 1992). The interval of the sum is recovered from those of the parts, which are not symmetric (Zou and Donner,
 * "Construction of confidence limits about effect measures", Statistics in Medicine 27, 2008).
 */
export function composeScore<Id extends string>(
  parts: readonly WeighedPart<Id>[],
): Composed<Id> | null {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  if (weight <= 0) return null
  const shared = parts
    .filter((part) => part.weight > 0)
    .map((part) => ({ ...part, share: part.weight / weight }))
  const sumOf = (term: (part: (typeof shared)[number]) => number) =>
    shared.reduce((sum, part) => sum + term(part), 0)
  const difference = sumOf(({ share, estimate }) => share * estimate)
  const below = Math.sqrt(sumOf(({ share, estimate, lo }) => (share * (estimate - lo)) ** 2))
  const above = Math.sqrt(sumOf(({ share, estimate, hi }) => (share * (hi - estimate)) ** 2))
  const value = toPoints(difference)
  const perUnit = Math.abs(difference) < 1e-9 ? SLOPE : (value - PEER_SCORE) / difference
  return {
    value,
    lo: toPoints(difference - below),
    hi: toPoints(difference + above),
    parts: shared.map((part) => ({ ...part, points: part.share * part.estimate * perUnit })),
  }
}

/** A difference in standard deviations of a case as points of a score. */
export const toPoints = (difference: number) => 100 * normalCdf(difference / Math.SQRT2)
/** d toPoints / d difference at 0. */
const SLOPE = 100 / Math.sqrt(4 * Math.PI)

/** The places an agent may have: `best` when all that is unsure falls their way, `worst` when none does. */
export interface RankRange {
  readonly best: number
  readonly worst: number
}

/** In the order given: 1 + those wholly above … N − those wholly below. */
export function rankRanges(scores: readonly Scored[]): readonly RankRange[] {
  const lows = scores.map(({ lo }) => lo).sort((a, b) => a - b)
  const highs = scores.map(({ hi }) => hi).sort((a, b) => a - b)
  return scores.map(({ lo, hi }) => ({
    best: 1 + lows.length - countUpTo(lows, hi),
    worst: scores.length - countBelow(highs, lo),
  }))
}

const countUpTo = (sorted: readonly number[], limit: number) =>
  firstIndex(sorted, (value) => value > limit)
const countBelow = (sorted: readonly number[], limit: number) =>
  firstIndex(sorted, (value) => value >= limit)

function firstIndex(sorted: readonly number[], isPast: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(sorted[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
