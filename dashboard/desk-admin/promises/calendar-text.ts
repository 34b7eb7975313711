import type { MessageKey } from '../../../charts/public.ts'
import type { CalendarDocument } from '../../../domain/contract/public.ts'
import { isBad, readSpans, type Span } from './day-spans.ts'
import { WEEKDAY_KEYS } from './weekdays.ts'

/**
 * A calendar as it is written in its form: hours of a weekday in a line, days of the year one a line. What cannot be
 * read is said in words of the form, of every field at once.
 */
export interface CalendarText {
  readonly week: Readonly<Record<(typeof WEEKDAY_KEYS)[number], string>>
  readonly holidays: string
  readonly extra: string
}

/** What is wrong with a text, as a message and what fills it. */
export interface Mistake {
  readonly key: MessageKey
  readonly fill: Readonly<Record<string, string>>
}

/** Hours of one day: `09:00-12:00, 13:00-18:00`; nothing is closed. */
export function hoursMistake(text: string): Mistake | null {
  const spans = readSpans(text)
  if (isBad(spans)) return { key: 'admin.calendar.bad-hours', fill: { text: spans.bad } }
  return spans.map(spanMistake).find((one) => one !== null) ?? overlapMistake(spans)
}

/** One day a line. */
export function holidaysMistake(text: string): Mistake | null {
  return (
    linesOf(text)
      .map(dayMistake)
      .find((one) => one !== null) ?? null
  )
}

/** One day a line, with its hours: `2026-10-10 09:00-18:00`. */
export function extraMistake(text: string): Mistake | null {
  const days = linesOf(text).map(splitLine)
  for (const [index, { day, hours }] of days.entries()) {
    const mistake = dayMistake(day) ?? hoursMistake(hours)
    if (mistake !== null) return mistake
    if (days.findIndex((one) => one.day === day) < index) {
      return { key: 'admin.calendar.day-twice', fill: { day } }
    }
  }
  return null
}

/** No weekday and no other day has hours: then nothing ever falls due. */
export function neverOpens({ week, extra }: CalendarText): boolean {
  return (
    Object.values(week).every((text) => text.trim() === '') &&
    linesOf(extra).every((line) => splitLine(line).hours === '')
  )
}

/** The fields of the document; of a text without mistakes. */
export function readCalendarText({
  week,
  holidays,
  extra,
}: CalendarText): Required<Pick<CalendarDocument, 'week' | 'holidays' | 'extra_days'>> {
  return {
    week: Object.fromEntries(WEEKDAY_KEYS.map((day) => [day, spansOf(week[day])])),
    holidays: [...linesOf(holidays)],
    extra_days: Object.fromEntries(
      linesOf(extra).map((line) => {
        const { day, hours } = splitLine(line)
        return [day, spansOf(hours)]
      }),
    ),
  }
}

function spanMistake([opens, closes]: Span): Mistake | null {
  const bad = [opens, closes].find((time) => !TIME.test(time))
  if (bad !== undefined) return { key: 'admin.calendar.bad-time', fill: { text: bad } }
  if (opens === closes) return { key: 'admin.calendar.empty-span', fill: { time: opens } }
  return opens < closes ? null : { key: 'admin.calendar.overnight', fill: { opens, closes } }
}

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

function overlapMistake(spans: readonly Span[]): Mistake | null {
  const sorted = spans.toSorted(([left], [right]) => (left < right ? -1 : Number(left > right)))
  const later = sorted.findIndex(([opens], index) => (sorted[index - 1]?.[1] ?? '') > opens)
  if (later === -1) return null
  const [first, second] = [sorted[later - 1], sorted[later]].map((span) => span?.join('-') ?? '')
  return { key: 'admin.calendar.overlap', fill: { first: first ?? '', second: second ?? '' } }
}

/** `2026-02-30` is none. */
function dayMistake(day: string): Mistake | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  const isDay = at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
  return isDay ? null : { key: 'admin.calendar.bad-day', fill: { text: day } }
}

function splitLine(line: string): { readonly day: string; readonly hours: string } {
  const [day = '', ...rest] = line.split(/\s+/)
  return { day, hours: rest.join(' ') }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function spansOf(text: string): Span[] {
  const spans = readSpans(text)
  return isBad(spans) ? [] : [...spans]
}
