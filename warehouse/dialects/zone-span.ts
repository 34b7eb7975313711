import { offsetsBetween, type ZoneOffset } from '../../domain/public.ts'

/** A time zone over the instants of one query: all that SQL needs to know of it. */
export interface ZoneSpan {
  readonly tz: string
  readonly offsets: readonly ZoneOffset[]
}

/**
 * The zone `tz` for instants in [`from`, `to`] (epoch ms).
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function zoneSpan(tz: string, from: number, to: number): ZoneSpan {
  return { tz, offsets: offsetsBetween(from, to, tz) }
}

/** The offset at an instant as SQL: the same text on every engine. */
export function offsetSql(instant: string, zone: ZoneSpan): string {
  const [first, ...later] = zone.offsets
  if (first === undefined) return '0'
  const distinct = later.filter((next, index) => next.offset !== (later[index - 1] ?? first).offset)
  if (distinct.length === 0) return String(first.offset)
  let sql = 'case'
  let offset = first.offset
  for (const change of distinct) {
    sql += ` when ${instant} < ${change.at} then ${offset}`
    offset = change.offset
  }
  return `(${sql} else ${offset} end)`
}
