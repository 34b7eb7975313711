/**
 * The buckets of a time axis: local hours, days, weeks (from Monday) and months of a zone.
 * A bucket is what the wall clock shows, so a DST day has 23 or 25 hours and the hour that the clock
 * shows twice is one bucket of two hours: its key is its wall clock, and keys are unique.
 */
import { DAY_MS } from './local-date.ts'
import { offsetAt, wallToInstant } from './zone.ts'

export const GRAINS = ['hour', 'day', 'week', 'month'] as const
export type Grain = (typeof GRAINS)[number]

const HOUR_MS = 3_600_000

/**
 * The instant (epoch ms) at which the bucket that holds `ms` begins.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function startOf(grain: Grain, ms: number, tz: string): number {
  return wallToInstant(wallStart(grain, ms + offsetAt(ms, tz)), tz)
}

/**
 * The instant at which the bucket after the one that holds `ms` begins; always later than `ms`.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function nextBucket(grain: Grain, ms: number, tz: string): number {
  let wall = wallStart(grain, ms + offsetAt(ms, tz))
  let next = ms
  // More than one step only where a clock jumps over or repeats a midnight (Apia 2011, St John's before 2011)
  while (next <= ms) {
    wall = nextWallStart(grain, wall)
    next = wallToInstant(wall, tz)
  }
  return next
}

function wallStart(grain: Grain, wall: number): number {
  const day = Math.floor(wall / DAY_MS)
  switch (grain) {
    case 'hour':
      return Math.floor(wall / HOUR_MS) * HOUR_MS
    case 'day':
      return day * DAY_MS
    case 'week':
      // 1970-01-01 was a Thursday: shift so that whole weeks begin on Monday
      return (Math.floor((day + 3) / 7) * 7 - 3) * DAY_MS
    case 'month': {
      const date = new Date(wall)
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
    }
  }
}

function nextWallStart(grain: Grain, wall: number): number {
  switch (grain) {
    case 'hour':
      return wall + HOUR_MS
    case 'day':
      return wall + DAY_MS
    case 'week':
      return wall + 7 * DAY_MS
    case 'month': {
      const date = new Date(wall)
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    }
  }
}
