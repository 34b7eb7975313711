import type { Language } from './language.ts'

/** en-GB puts the day first and gives `20 – 26 Oct`. */
const LOCALES = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const satisfies Record<Language, string>

/**
 * A local day `2026-10-20` as `20 Oct` / `10月20日`. The year is left out only in the year of `today`, a
 * local day too; null says that no year goes without saying.
 */
export function formatDay(day: string, language: Language, today: string | null): string {
  return dayFormat(language, !isSameYear(day, today)).format(utcNoon(day))
}

/**
 * A range of local days, both ends included: `20 – 26 Oct` / `10月20日 – 10月26日`. The year stands as in
 * `formatDay`, and always when the ends are of two years; when both are of one, it is said once.
 */
export function formatDayRange(
  from: string,
  to: string,
  language: Language,
  today: string | null,
): string {
  const isOneYear = isSameYear(from, to)
  const withYear = !isOneYear || !isSameYear(from, today)
  const format = dayFormat(language, withYear)
  if (from === to) return format.format(utcNoon(from))
  if (language === 'en') return format.formatRange(utcNoon(from), utcNoon(to))
  const last = dayFormat(language, withYear && !isOneYear)
  return `${format.format(utcNoon(from))} – ${last.format(utcNoon(to))}`
}

/** Whether two local days are of one year; null is of none. */
export function isSameYear(day: string, other: string | null): boolean {
  return day.slice(0, 4) === other?.slice(0, 4)
}

/** `Mon` / `周一` of a local day. */
export function formatWeekday(day: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' }).format(
    utcNoon(day),
  )
}

function dayFormat(language: Language, withYear: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
    ...(withYear ? { year: 'numeric' as const } : {}),
  })
}

/** A day without a zone is a label, not an instant: any instant inside that day in UTC will do. */
function utcNoon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}
