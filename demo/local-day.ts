/**
 * The demo centre lives in Asia/Shanghai, which has kept UTC+8 without daylight saving since 1991: a fixed offset is
 * exact there, and much cheaper than a zone look-up per event.
 */
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
const OFFSET_MS = 8 * HOUR_MS

/** Number of the local day that holds the instant, counted from 1970-01-01. */
export function localDay(at: number): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS)
}

/** The instant at which a local day begins, ms. */
export function dayStart(day: number): number {
  return day * DAY_MS - OFFSET_MS
}

/** `2026-03-01` */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** 0 = Sunday … 6 = Saturday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return (day + 4) % 7
}
