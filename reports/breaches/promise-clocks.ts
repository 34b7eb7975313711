/** How the clock of a promise runs: the pauses of its policy's version, the hours of its calendar. */
import {
  calendarProblems,
  type CalendarVersion,
  type BusinessCalendar,
  compileCalendar,
} from '../../domain/public.ts'
import { type Reader, toRecords } from '../../warehouse/public.ts'
import type { BreachRow } from './breach-rows.ts'
import type { PromiseClock } from './use-of-time.ts'

interface Entry {
  readonly kind: string
  readonly id: string
  readonly from: number
  readonly entry: Readonly<Record<string, unknown>>
}

/** Reads policies and calendars once; the answer tells the clock of each promise. */
export async function readPromiseClocks(
  reader: Reader,
): Promise<(promise: BreachRow) => PromiseClock> {
  const entries = toRecords(
    await reader.query(`select e.kind as kind, e.id as id, e.effective_at as effective_at, e.entry as entry
      from ${reader.dialect.table('directory')} as e
      where e.kind in ('policy', 'calendar')
      order by e.effective_at`),
  ).map(
    (row): Entry => ({
      kind: String(row['kind']),
      id: String(row['id']),
      from: Number(row['effective_at']),
      entry: JSON.parse(String(row['entry'])) as Entry['entry'],
    }),
  )
  const compiled = new Map<Entry, BusinessCalendar | null>()
  return (promise) => ({
    calendar: calendarOf(promise, entries, compiled),
    restsIn: new Set([
      // The standing resolve decides: time while resolved moves the due like a pause.
      ...(promise['target'] === 'resolution' ? ['resolved'] : []),
      ...(promise['time'] === 'promised' ? [] : pausesOf(promise, entries)),
    ]),
  })
}

function pausesOf(promise: BreachRow, entries: readonly Entry[]): readonly string[] {
  const version = entries.findLast(
    ({ kind, id, entry }) =>
      kind === 'policy' &&
      id === promise['policy'] &&
      entry['version'] === promise['policy_version'],
  )
  const pauses = version?.entry['pause_on']
  return Array.isArray(pauses) ? pauses.map(String) : []
}

function calendarOf(
  promise: BreachRow,
  entries: readonly Entry[],
  compiled: Map<Entry, BusinessCalendar | null>,
): BusinessCalendar | null {
  if (promise['time'] !== 'business') return null
  const found = entries.findLast(
    ({ kind, id, from }) =>
      kind === 'calendar' && id === promise['calendar'] && from <= Number(promise['started_at']),
  )
  if (found === undefined) return null
  const known = compiled.get(found)
  if (known !== undefined) return known
  const version = found.entry as unknown as CalendarVersion
  const calendar = calendarProblems(version).length === 0 ? compileCalendar(version) : null
  compiled.set(found, calendar)
  return calendar
}
