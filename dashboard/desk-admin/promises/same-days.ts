import type { CalendarDocument } from '../../../domain/contract/public.ts'
import { writeSpans } from './day-spans.ts'
import { WEEKDAY_KEYS } from './weekdays.ts'

type Day = (typeof WEEKDAY_KEYS)[number]

/** Days that follow each other with the same hours; closed days are in none. */
export interface SameDays {
  readonly first: Day
  readonly last: Day
  /** `09:00-12:00, 13:00-18:00` */
  readonly hours: string
}

/** A week as a door says it: Monday to Friday so, Saturday so. */
export function sameDays(week: CalendarDocument['week']): readonly SameDays[] {
  const groups: SameDays[] = []
  for (const day of WEEKDAY_KEYS) {
    const hours = writeSpans(week[day] ?? [])
    const before = groups.at(-1)
    if (before?.hours === hours) groups[groups.length - 1] = { ...before, last: day }
    else groups.push({ first: day, last: day, hours })
  }
  return groups.filter(({ hours }) => hours !== '')
}
