import { DAY_MS, type Grain } from '../../domain/public.ts'
import type { Dialect } from './dialect.ts'
import { offsetSql, type ZoneSpan } from './zone-span.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * DAY_MS
/** 1970-01-01 was a Thursday: three days on, whole weeks begin on Monday. */
const MONDAY_SHIFT_MS = 3 * DAY_MS

type Shared = Pick<
  Dialect,
  'quote' | 'text' | 'wall' | 'weekday' | 'hourOfDay' | 'roundTo' | 'epochSecs'
>

/** The primitives whose text is the same on both engines. Identifiers are the schema's own, never a user's. */
export const standard: Shared = {
  quote(identifier) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(identifier)) {
      throw new Error(`not an identifier of the schema: ${identifier}`)
    }
    return `"${identifier}"`
  },
  text(value) {
    if (/[\\\0]/.test(value)) throw new Error('a text constant with a backslash differs per engine')
    return `'${value.replaceAll("'", "''")}'`
  },
  wall: (instant, zone) => `(${instant} + ${offsetSql(instant, zone)})`,
  weekday: (instant, zone) =>
    integerDivision(
      positiveRemainder(`(${wallOf(instant, zone)} + ${MONDAY_SHIFT_MS})`, WEEK_MS),
      DAY_MS,
    ),
  hourOfDay: (instant, zone) =>
    integerDivision(positiveRemainder(wallOf(instant, zone), DAY_MS), HOUR_MS),
  roundTo(expression, decimals) {
    const scale = 10 ** decimals
    return `((case when ${expression} < 0 then -1 else 1 end) * floor(abs(${expression}) * ${scale} + 0.5) / ${scale})`
  },
  epochSecs: (from, to) => `((${to} - ${from}) / 1000.0)`,
}

/** Start of the hour, day or week; months are the engine's own. */
export function fixedBucket(
  instant: string,
  grain: Exclude<Grain, 'month'>,
  zone: ZoneSpan,
): string {
  const wall = wallOf(instant, zone)
  switch (grain) {
    case 'hour':
      return `(${wall} - ${positiveRemainder(wall, HOUR_MS)})`
    case 'day':
      return `(${wall} - ${positiveRemainder(wall, DAY_MS)})`
    case 'week':
      return `(${wall} - ${positiveRemainder(`(${wall} + ${MONDAY_SHIFT_MS})`, WEEK_MS)})`
  }
}

const wallOf = standard.wall
/** Instants lie after 1970 (domain/time/plausible-instant), a wall clock at most a day before: shift once. */
const positiveRemainder = (value: string, by: number) => `((${value} + ${by}) % ${by})`
/** Exact for the remainders above: they are far below 2^53. */
const integerDivision = (value: string, by: number) => `cast(floor(${value} / ${by}.0) as bigint)`
