import { addDays, addMonths, monthStart, weekStart } from './local-day.ts'

export interface MonthDay {
  readonly day: string
  readonly isInMonth: boolean
}

/** The weeks of a month from Monday, filled up with the days around it. */
export function monthGrid(month: string): readonly (readonly MonthDay[])[] {
  const first = monthStart(month)
  const next = addMonths(first, 1)
  const weeks: (readonly MonthDay[])[] = []
  for (let monday = weekStart(first); monday < next; monday = addDays(monday, 7)) {
    const week = Array.from({ length: 7 }, (_, index) => {
      const day = addDays(monday, index)
      return { day, isInMonth: day >= first && day < next }
    })
    weeks.push(week)
  }
  return weeks
}

export interface PickedRange {
  readonly from: string
  /** Null while the second end is still to be pressed. */
  readonly to: string | null
}

/** Two presses make a range, in either order; a third begins anew. */
export function pickDay(picked: PickedRange | null, day: string): PickedRange {
  if (picked?.to !== null) return { from: day, to: null }
  return day < picked.from ? { from: day, to: picked.from } : { from: picked.from, to: day }
}
