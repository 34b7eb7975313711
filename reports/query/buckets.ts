import { type Grain, nextBucket, offsetAt, startOf } from '../../domain/public.ts'
import { wallKey, type ZoneSpan } from '../../warehouse/public.ts'
import type { Range } from './question.ts'

export interface Bucket {
  /** `2026-03-29`, of hours `2026-03-29T14:00`. */
  readonly key: string
  /** The wall clock at its start as if it were UTC: what SQL groups by. */
  readonly wall: number
  readonly start: number
}

/** The most buckets one question may have: two years of hours. */
export const MOST_BUCKETS = 20_000

/**
 * The buckets of a range, in order; the first and last may reach beyond it. Where a clock leaps over the start of a
 * bucket its key is still the whole hour or the day.
 */
export function bucketsOf(grain: Grain, { from, to }: Range, { tz }: ZoneSpan): readonly Bucket[] {
  const buckets: Bucket[] = []
  for (let at = startOf(grain, from, tz); at < to && buckets.length <= MOST_BUCKETS; ) {
    const key = wallKey(at + offsetAt(at, tz), grain === 'hour' ? 'hour' : 'day')
    const whole = grain === 'hour' ? `${key.slice(0, 13)}:00` : key
    buckets.push({
      key: whole,
      wall: Date.parse(grain === 'hour' ? `${whole}Z` : whole),
      start: at,
    })
    at = nextBucket(grain, at, tz)
  }
  return buckets
}
