import { addDays, localDay } from '../../filters/local-day.ts'

export type SnoozePreset = 'hour' | 'hours' | 'tomorrow' | 'monday'
export const SNOOZE_PRESETS: readonly SnoozePreset[] = ['hour', 'hours', 'tomorrow', 'monday']

const HOUR_MS = 3_600_000

/** When a preset ends. Mornings are at 9:00 of the account's zone. */
export function snoozeUntil(preset: SnoozePreset, now: number, tz: string): number {
  if (preset === 'hour') return now + HOUR_MS
  if (preset === 'hours') return now + 3 * HOUR_MS
  const today = localDay(now, tz)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const days = preset === 'tomorrow' ? 1 : (8 - weekday) % 7 || 7
  return instantAt(`${addDays(today, days)}T09:00`, tz)
}

/**
 * A wall clock's time in a zone (`2026-03-06T09:00`, as a field of date and time gives it) as an instant: guessed as
 * UTC, then put right by what the zone's clock shows there. NaN for no time.
 */
export function instantAt(local: string, tz: string): number {
  const wanted = Date.parse(`${local}Z`)
  if (Number.isNaN(wanted)) return wanted
  const shown = Date.parse(`${wallClock(wanted, tz)}Z`)
  const guess = wanted - (shown - wanted)
  // Once more: the offset may differ between the two when clocks change in between.
  return guess - (Date.parse(`${wallClock(guess, tz)}Z`) - wanted)
}

function wallClock(at: number, tz: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: tz,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return text.replace(' ', 'T')
}
