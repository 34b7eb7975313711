import { addDays, localDay } from '../../filters/local-day.ts'
import { instantAt } from '../../filters/local-time.ts'

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
