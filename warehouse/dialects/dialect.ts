/**
 * The closed set of things that two SQL engines write differently. A metric is one text over these: nothing
 * outside `warehouse/dialects` names an engine.
 *
 * What needs no primitive because both engines agree (verified on DuckDB 1.5 and ClickHouse 26.7 with the SELECT
 * profile of engines/clickhouse): `a / nullif(b, 0)`, `count(distinct x)`, `count(*) filter (where …)`, `sum`,
 * `avg`, `min`, `max`, `stddev_samp`, `coalesce`, `nullif`, `case`, CTEs, joins, `row_number() over`, `%` on
 * integers, `cast(x as double)`. Banned: `median`, `round`, `not in` with a null, `dayofweek`, `date_trunc`,
 * `lag`, `length`, `substring`, any time zone function: instants are epoch milliseconds.
 */
import type { Grain } from '../../domain/public.ts'
import type { ColumnKind } from '../schema/column.ts'
import type { ZoneSpan } from './zone-span.ts'

/** A value handed to a query. Instants are epoch ms. */
export type ParamValue = string | number | boolean | null | readonly string[] | readonly number[]
export type Params = Readonly<Record<string, ParamValue>>
/** Kinds of columns, and lists of instants or numbers. */
export type ParamKind = ColumnKind | 'ats' | 'nums'

export interface Window {
  readonly partition: readonly string[]
  readonly order: readonly string[]
}

export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse'

  /** An identifier of the schema, safe in any place of a statement. */
  quote(identifier: string): string
  /** A fact table by its schema name, deduplicated: what follows `from` or `join`; an alias may follow. */
  table(name: string): string
  /** The placeholder of a value given to `query` under `name` (letters, digits, `_`). */
  param(name: string, kind: ParamKind): string
  /** A text literal. For constants of the product; values of users go through `param`. */
  text(value: string): string

  /** Percentile `p` (0..1) of an expression by linear interpolation; nulls are left out, null of nothing. */
  quantile(expression: string, p: number): string
  /** The `rank`th smallest value (from 1, an integer expression); nulls left out; null when there is none. */
  nthSmallest(expression: string, rank: string): string
  /** `value` of the row with the greatest (least) `by`; rows where either is null are left out. */
  lastBy(value: string, by: string): string
  firstBy(value: string, by: string): string

  /** The local wall clock of an instant, in ms as if it were UTC: integer. */
  wall(instant: string, zone: ZoneSpan): string
  /**
   * The start of the instant's local hour, day, week (Monday) or month as wall-clock ms: the bucket's key, unique
   * even on the day whose hour comes twice. `wallKey` writes it for people. Only right within the span of `zone`.
   */
  bucket(instant: string, grain: Grain, zone: ZoneSpan): string
  /** 0 (Monday) to 6 of an instant; 0 to 23. */
  weekday(instant: string, zone: ZoneSpan): string
  hourOfDay(instant: string, zone: ZoneSpan): string

  /** Integer division, towards zero. */
  intDiv(dividend: string, divisor: string): string
  /** Rounds half away from zero to `decimals` places. */
  roundTo(expression: string, decimals: number): string
  /** Seconds from one instant to another, ms exact. */
  epochSecs(from: string, to: string): string
  toDouble(expression: string): string
  /** A condition as a value of the select list: ClickHouse would answer 1 and 0. */
  flag(condition: string): string
  toLong(expression: string): string

  /** The value in the previous (next) row of the window; null where there is none. */
  prev(expression: string, window: Window): string
  next(expression: string, window: Window): string

  /**
   * A relation of constant columns of equal length, for the buckets of an axis and the like: what follows `from`
   * or `join`, without alias. Integers and null only.
   */
  rows(columns: Readonly<Record<string, readonly (number | null)[]>>): string
  /** The integers from `from` up to, not including, `to` as a list; empty when there are none. No nulls. */
  series(from: string, to: string): string
  /** In a select list: one row per element; rows with an empty list vanish. */
  unnest(list: string): string
  /** Whether a list holds a value; use it with list parameters in place of `in (…)`. */
  has(list: string, value: string): string
  /** All values of a group without nulls, as a list, in ascending order, each once. */
  distinctList(expression: string): string

  /** Characters from `start` (from 1), at most `count`; characters, not bytes. */
  substr(expression: string, start: number, count: number): string
  charLength(expression: string): string
  /** Whether a text holds another, capital letters or not. Reads every text: nothing is indexed. */
  holds(text: string, part: string): string
  /** A field of a JSON text as text; null when it is missing or null. `field` is a constant. */
  jsonText(expression: string, field: string): string
}
