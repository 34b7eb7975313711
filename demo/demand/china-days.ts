import { dateOf, weekdayOf } from '../local-day.ts'

/** What kind of day it is for a company in mainland China: the State Council's notices for 2024–2026. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'spring_festival' | 'makeup_workday'

const SPRING_FESTIVALS = ['2024-02-10/2024-02-17', '2025-01-28/2025-02-04', '2026-02-15/2026-02-23']
const HOLIDAYS = [
  '2024-01-01/2024-01-01', '2024-04-04/2024-04-06', '2024-05-01/2024-05-05', '2024-06-10/2024-06-10',
  '2024-09-15/2024-09-17', '2024-10-01/2024-10-07', '2025-01-01/2025-01-01', '2025-04-04/2025-04-06',
  '2025-05-01/2025-05-05', '2025-05-31/2025-06-02', '2025-10-01/2025-10-08', '2026-01-01/2026-01-03',
  '2026-04-04/2026-04-06', '2026-05-01/2026-05-05', '2026-06-19/2026-06-21', '2026-09-25/2026-09-27',
  '2026-10-01/2026-10-07',
]
export const MAKEUP_WORKDAYS: ReadonlySet<string> = new Set([
  '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11', '2026-01-04', '2026-02-14', '2026-02-28',
  '2026-05-09', '2026-09-20', '2026-10-10',
])

const SPRING_DATES = expand(SPRING_FESTIVALS)
export const HOLIDAY_DATES: ReadonlySet<string> = new Set([...expand(HOLIDAYS), ...SPRING_DATES])

export function dayKind(day: number): DayKind {
  const date = dateOf(day)
  if (SPRING_DATES.has(date)) return 'spring_festival'
  if (HOLIDAY_DATES.has(date)) return 'holiday'
  if (MAKEUP_WORKDAYS.has(date)) return 'makeup_workday'
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workday'
}

/** Whether an office (the business team) works that day. */
export function isOfficeDay(day: number): boolean {
  const kind = dayKind(day)
  return kind === 'workday' || kind === 'makeup_workday'
}

function expand(spans: readonly string[]): Set<string> {
  const dates = new Set<string>()
  for (const span of spans) {
    const [first = '', last = ''] = span.split('/')
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
      dates.add(new Date(at).toISOString().slice(0, 10))
    }
  }
  return dates
}
