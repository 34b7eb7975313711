import type { Language } from './language.ts'

/** en-GB puts the day first and gives `20 – 26 Oct`. */
const LOCALES = { en: 'en-GB', 'zh-CN': 'zh-CN' } as const satisfies Record<Language, string>

/** A local day `2026-10-20` as `20 Oct` / `10月20日`; with the year when `withYear`. */
export function formatDay(
  day: string,
  language: Language,
  options: { readonly withYear?: boolean } = {},
): string {
  return dayFormat(language, options.withYear === true).format(utcNoon(day))
}

/** A range of local days, both ends included: `20 – 26 Oct` / `10月20日 – 10月26日`. */
export function formatDayRange(from: string, to: string, language: Language): string {
  const withYear = from.slice(0, 4) !== to.slice(0, 4)
  if (from === to) return formatDay(from, language, { withYear })
  if (language === 'en')
    return dayFormat(language, withYear).formatRange(utcNoon(from), utcNoon(to))
  return `${formatDay(from, language, { withYear })} – ${formatDay(to, language, { withYear })}`
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
