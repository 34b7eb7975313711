import { addDays, addMonths, monthStart, weekStart } from './local-day.ts'

export const RANGE_PRESETS = [
  'today',
  'yesterday',
  'last-7',
  'last-28',
  'last-90',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
] as const

export type RangePreset = (typeof RANGE_PRESETS)[number]

/** Local days, both ends included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

/** The days a preset means today. "Last 7 days" ends with today; weeks start on Monday. */
export function rangeOfPreset(preset: RangePreset, today: string): DayRange {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'last-7':
      return { from: addDays(today, -6), to: today }
    case 'last-28':
      return { from: addDays(today, -27), to: today }
    case 'last-90':
      return { from: addDays(today, -89), to: today }
    case 'this-week':
      return { from: weekStart(today), to: today }
    case 'last-week':
      return { from: addDays(weekStart(today), -7), to: addDays(weekStart(today), -1) }
    case 'this-month':
      return { from: monthStart(today), to: today }
    case 'last-month':
      return { from: addMonths(today, -1), to: addDays(monthStart(today), -1) }
  }
}

export function isRangePreset(text: string): text is RangePreset {
  return RANGE_PRESETS.some((preset) => preset === text)
}
