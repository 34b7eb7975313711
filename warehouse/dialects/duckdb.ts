import type { ColumnKind } from '../schema/column.ts'
import type { Dialect, ParamKind, Window } from './dialect.ts'
import { fixedBucket, standard } from './standard.ts'

/** DuckDB's SQL types by kind of column. */
export const DUCKDB_TYPES: Readonly<Record<ColumnKind, string>> = {
  at: 'bigint',
  secs: 'double',
  num: 'double',
  int: 'integer',
  flag: 'boolean',
  ref: 'varchar',
  id: 'varchar',
  refs: 'varchar[]',
  text: 'varchar',
  key: 'ubigint',
  long: 'bigint',
}

export const duckdbDialect: Dialect = {
  ...standard,
  name: 'duckdb',
  table: (name) => standard.quote(name),
  param: (name, kind) => `cast($${name} as ${paramType(kind)})`,
  quantile: (expression, p) => `quantile_cont(${expression}, ${p})`,
  nthSmallest: (expression, rank) =>
    `list_extract(list_sort(list(${expression}) filter (where ${expression} is not null)), ${rank})`,
  lastBy: (value, by) => `arg_max(${value}, ${by})`,
  firstBy: (value, by) => `arg_min(${value}, ${by})`,
  bucket: (instant, grain, zone) =>
    grain === 'month'
      ? `epoch_ms(date_trunc('month', epoch_ms(${standard.wall(instant, zone)})))`
      : fixedBucket(instant, grain, zone),
  intDiv: (dividend, divisor) => `(${dividend} // ${divisor})`,
  toDouble: (expression) => `cast(${expression} as double)`,
  flag: (condition) => `(${condition})`,
  toLong: (expression) => `cast(${expression} as bigint)`,
  prev: (expression, window) => `lag(${expression}) over (${windowSql(window)})`,
  next: (expression, window) => `lead(${expression}) over (${windowSql(window)})`,
  rows: (columns) =>
    `(select ${Object.entries(columns)
      .map(
        ([name, values]) =>
          `unnest(cast([${values.map(literal).join(', ')}] as bigint[])) as ${name}`,
      )
      .join(', ')})`,
  series: (from, to) => `range(${from}, ${to})`,
  unnest: (list) => `unnest(${list})`,
  has: (list, value) => `list_contains(${list}, ${value})`,
  distinctList: (expression) =>
    `coalesce(list(distinct ${expression} order by ${expression}) filter (where ${expression} is not null), [])`,
  substr: (expression, start, count) => `substring(${expression}, ${start}, ${count})`,
  charLength: (expression) => `length(${expression})`,
  holds: (text, part) => `contains(lower(${text}), lower(${part}))`,
  jsonText: (expression, field) => `(${expression} ->> ${standard.text(`$.${field}`)})`,
}

function paramType(kind: ParamKind): string {
  if (kind === 'ats') return 'bigint[]'
  if (kind === 'nums') return 'double[]'
  return DUCKDB_TYPES[kind]
}

const literal = (value: number | null) => (value === null ? 'null' : String(value))

function windowSql(window: Window): string {
  const partition =
    window.partition.length > 0 ? `partition by ${window.partition.join(', ')} ` : ''
  return `${partition}order by ${window.order.join(', ')}`
}
