import { addDays, localDay, weekStart } from '../../filters/local-day.ts'

export type DuePreset = 'today' | 'tomorrow' | 'days' | 'week'
export const DUE_PRESETS: readonly DuePreset[] = ['today', 'tomorrow', 'days', 'week']

/**
 * A preset as the wall clock of the zone shows it, for a field of date and time: today at 18:00, tomorrow, in three
 * days or on Monday of next week at 10:00. Today may be past.
 */
export function dueText(preset: DuePreset, now: number, tz: string): string {
  const today = localDay(now, tz)
  switch (preset) {
    case 'today':
      return `${today}T18:00`
    case 'tomorrow':
      return `${addDays(today, 1)}T10:00`
    case 'days':
      return `${addDays(today, 3)}T10:00`
    case 'week':
      return `${addDays(weekStart(today), 7)}T10:00`
  }
}
