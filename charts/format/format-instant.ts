import type { Language } from './language.ts'

export interface InstantOptions {
  /** IANA zone. */
  readonly tz: string
  readonly language: Language
  /** Epoch milliseconds; an instant of the same local day is shown as a time alone. */
  readonly now: number
}

/** An instant as `14:02` today, `18 Oct, 14:02` this year, with the year otherwise. */
export function formatInstant(at: number, { tz, language, now }: InstantOptions): string {
  const locale = language === 'en' ? 'en-GB' : language
  const dayOf = (instant: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' }).format(instant)
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: tz,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
  if (dayOf(at) === dayOf(now)) return clock
  const isThisYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4)
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: tz,
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' as const }),
  }).format(at)
  return `${day} ${clock}`
}
