import { formatDay, formatWeekday, isSameYear } from '../format/format-days.ts'
import type { Language } from '../format/language.ts'

export type Grain = 'hour' | 'day' | 'week' | 'month'

/** `2026-10-20T08:00…` or `2026-10-20 08…` → the hour; a bucket longer than an hour has none. */
const HOUR_KEY = /^\d{4}-\d{2}-\d{2}[T ](\d{2})/

/** The hour of day of an hour bucket's key, 0–23, else null. */
export function bucketHour(key: string): number | null {
  const hour = HOUR_KEY.exec(key)?.[1]
  return hour === undefined ? null : Number(hour)
}

/**
 * A bucket in full, for tooltips and tables: `Tue 20 Oct 08:00`, `Tue 20 Oct`, `Week of 19 Oct`, `Oct 2026`.
 * A day of another year than that of `today` (see `formatDay`) says its year.
 */
export function bucketTitle(
  key: string,
  grain: Grain,
  language: Language,
  today: string | null,
): string {
  const day = key.slice(0, 10)
  switch (grain) {
    case 'hour':
      return `${formatWeekday(day, language)} ${formatDay(day, language, today)} ${hourText(key)}`
    case 'day':
      return `${formatWeekday(day, language)} ${formatDay(day, language, today)}`
    case 'week':
      return language === 'en'
        ? `Week of ${formatDay(day, language, today)}`
        : `${formatDay(day, language, today)} 起的一周`
    case 'month':
      return monthText(day, language)
  }
}

/**
 * A bucket on the axis, as short as it can be. Hours are marked once a day, at noon, by their weekday.
 * Days say their year as in `formatDay`: without, a chart of last year reads like one of this.
 */
export function bucketTick(
  key: string,
  grain: Grain,
  language: Language,
  today: string | null,
): string {
  const day = key.slice(0, 10)
  if (grain === 'hour') return formatWeekday(day, language)
  if (grain === 'month') return monthText(day, language)
  if (language === 'en') return formatDay(day, language, today)
  const monthAndDay = `${String(Number(day.slice(5, 7)))}/${String(Number(day.slice(8)))}`
  return isSameYear(day, today) ? monthAndDay : `${day.slice(0, 4)}/${monthAndDay}`
}

/** An hour bucket as a time of day, `08:00`. */
export function hourText(key: string): string {
  return `${String(bucketHour(key) ?? 0).padStart(2, '0')}:00`
}

function monthText(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${day.slice(0, 7)}-15T12:00:00Z`))
}
