/**
 * Business calendars: the weekly hours of a zone, its holidays and its exceptional days.
 * Owns what an author may write and what each local day then holds; open-time.ts turns days into instants.
 * Refuses spans that overlap or run past midnight, days that do not exist, and a calendar that never opens.
 */
import { DeskmetryError } from '../deskmetry-error.ts'
import { WEEKDAYS, type Weekday, dayNumberOf, weekdayOf } from './local-date.ts'
import { calendarProblems } from './calendar-problems.ts'
import type { OpenBlock } from './open-time.ts'

/** Wall-clock opening and closing of one local day, `['09:00', '18:00']`; '24:00' is its end. */
export type DaySpan = readonly [opens: string, closes: string]

/** One version of a calendar, as the event `calendar.updated` carries it. */
export interface CalendarVersion {
  readonly calendar_id: string
  readonly version: number
  readonly tz: string
  readonly is_default?: boolean | null | undefined
  readonly effective_from?: string | null | undefined
  /** A weekday without spans, or left out, is closed. */
  readonly week: { readonly [day in Weekday]?: readonly DaySpan[] | undefined }
  /** Local days 'YYYY-MM-DD' that are closed. */
  readonly holidays?: readonly string[] | null | undefined
  /** Local days with hours of their own: they replace the weekly hours and beat a holiday; [] is closed. */
  readonly extra_days?: Readonly<Record<string, readonly DaySpan[]>> | null | undefined
}

/** Minutes of the wall clock, 0 to 1440, half-open. */
export interface MinuteSpan {
  readonly opens: number
  readonly closes: number
}

/** A compiled calendar; make it with {@link compileCalendar}, read it with business-secs.ts. */
export interface BusinessCalendar {
  readonly calendar_id: string
  readonly version: number
  readonly tz: string
  /** The spans of a local day (its day number, see local-date.ts), in order, none overlapping. */
  readonly spansOn: (dayNumber: number) => readonly MinuteSpan[]
  /** Open time already worked out, by block; filled by open-time.ts. */
  readonly blocks: Map<number, OpenBlock>
}

/**
 * Compile a calendar version. Cheap: days are worked out when first asked for.
 * @throws DeskmetryError CALENDAR_INVALID with the first of its problems; ask {@link calendarProblems}
 * first where a person wrote it.
 */
export function compileCalendar(version: CalendarVersion): BusinessCalendar {
  const [problem] = calendarProblems(version)
  if (problem !== undefined) {
    const { calendar_id } = version
    const { path, reason, fix } = problem
    throw new DeskmetryError('CALENDAR_INVALID', { calendar_id, path, reason, fix })
  }
  const closed = new Set((version.holidays ?? []).map(dayNumberOf))
  const extra = new Map(
    Object.entries(version.extra_days ?? {}).map(([day, spans]) => [
      dayNumberOf(day),
      minuteSpans(spans),
    ]),
  )
  const week = new Map(WEEKDAYS.map((day) => [day, minuteSpans(version.week[day] ?? [])]))
  return {
    calendar_id: version.calendar_id,
    version: version.version,
    tz: version.tz,
    spansOn: (dayNumber) =>
      extra.get(dayNumber) ?? (closed.has(dayNumber) ? [] : (week.get(weekdayOf(dayNumber)) ?? [])),
    blocks: new Map(),
  }
}

function minuteSpans(spans: readonly DaySpan[]): readonly MinuteSpan[] {
  return spans
    .map(([opens, closes]) => ({ opens: toMinute(opens), closes: toMinute(closes) }))
    .sort((a, b) => a.opens - b.opens)
}

function toMinute(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
}
