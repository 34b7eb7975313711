/** Which rows of an answer a thing is shown in. */
import {
  DAY_MS,
  dayNumberOf,
  type Grain,
  localDay,
  localParts,
  WEEKDAYS,
} from '../../domain/public.ts'
import type { Item, Key } from './item.ts'
import type { OracleQuestion } from './question.ts'

/** Filters and viewer, by the keys an item has. */
export function isKept(
  keys: Item['keys'],
  { filters = {}, viewer, tz: _ }: OracleQuestion,
): boolean {
  for (const [dimension, wanted] of Object.entries(filters)) {
    const has = keys[dimension]
    if (has === undefined) continue
    const values = has.length === 0 ? [null] : has
    if (!values.some((key) => wanted.includes(key))) return false
  }
  if (viewer.kind === 'teams')
    return (keys['team'] ?? []).some((key) => viewer.team_ids.includes(String(key)))
  if (viewer.kind === 'agent')
    return (keys['agent'] ?? []).some((key) => viewer.agent_ids.includes(String(key)))
  return true
}

/** All combinations of keys under which something with `keys` at `at` is shown. */
export function rowsOf(keys: Item['keys'], at: number, question: OracleQuestion): Key[][] {
  const { grain, tz, dimensions = [], filters = {}, viewer } = question
  for (const clock of ['weekday', 'hour_of_day', 'hour_of_week']) {
    const wanted = filters[clock]
    if (wanted !== undefined && !wanted.includes(clockKey(clock, at, tz))) return []
  }
  let rows: Key[][] = [grain === undefined ? [] : [bucketKey(grain, at, tz)]]
  for (const dimension of dimensions) {
    let values = keys[dimension] ?? [clockKey(dimension, at, tz)]
    const wanted = filters[dimension]
    if (wanted !== undefined && values.length > 1)
      values = values.filter((key) => wanted.includes(key))
    if (dimension === 'team' && viewer.kind === 'teams') {
      values = values.filter((key) => viewer.team_ids.includes(String(key)))
    }
    if (dimension === 'agent' && viewer.kind === 'agent') {
      values = values.filter((key) => viewer.agent_ids.includes(String(key)))
    }
    rows = rows.flatMap((row) => values.map((key) => [...row, key]))
  }
  return rows
}

export function bucketKey(grain: Grain, at: number, tz: string): string {
  const { year, month, day, hour } = localParts(at, tz)
  const two = (n: number) => String(n).padStart(2, '0')
  const today = `${year}-${two(month)}-${two(day)}`
  if (grain === 'hour') return `${today}T${two(hour)}:00`
  if (grain === 'day') return today
  if (grain === 'month') return `${year}-${two(month)}-01`
  const weekday = WEEKDAYS.indexOf(localParts(at, tz).weekday)
  return new Date((dayNumberOf(localDay(at, tz)) - weekday) * DAY_MS).toISOString().slice(0, 10)
}

function clockKey(dimension: string, at: number, tz: string): number {
  const { weekday, hour } = localParts(at, tz)
  if (dimension === 'weekday') return WEEKDAYS.indexOf(weekday)
  return dimension === 'hour_of_day' ? hour : WEEKDAYS.indexOf(weekday) * 24 + hour
}
