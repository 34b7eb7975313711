import type { ColumnKind } from '../schema/column.ts'
import type { Dialect, ParamKind, Window } from './dialect.ts'
import { fixedBucket, standard } from './standard.ts'

/** ClickHouse's types by kind of column, without nullability. */
export const CLICKHOUSE_TYPES: Readonly<Record<ColumnKind, string>> = {
  at: 'Int64',
  secs: 'Float64',
  num: 'Float64',
  int: 'Int32',
  flag: 'Bool',
  ref: 'LowCardinality(String)',
  id: 'String',
  refs: 'Array(LowCardinality(String))',
  text: 'String',
  key: 'UInt64',
  long: 'Int64',
}

/** Reads run with the profile of engines/clickhouse/select-profile.ts; `final = 1` there deduplicates tables. */
export const clickhouseDialect: Dialect = {
  ...standard,
  name: 'clickhouse',
  table: (name) => standard.quote(name),
  param: (name, kind) => `{${name}:${paramType(kind)}}`,
  quantile: (expression, p) => `quantileExactInclusive(${p})(${expression})`,
  nthSmallest: (expression, rank) =>
    `arrayElementOrNull(arraySort(groupArray(${expression})), ${rank})`,
  lastBy: (value, by) => `argMax(${value}, ${by})`,
  firstBy: (value, by) => `argMin(${value}, ${by})`,
  bucket: (instant, grain, zone) =>
    grain === 'month'
      ? `(toInt64(toStartOfMonth(fromUnixTimestamp64Milli(${standard.wall(instant, zone)}, 'UTC'))) * 86400000)`
      : fixedBucket(instant, grain, zone),
  intDiv: (dividend, divisor) => `intDiv(${dividend}, ${divisor})`,
  toDouble: (expression) => `toFloat64(${expression})`,
  flag: (condition) => `toBool(${condition})`,
  toLong: (expression) => `toInt64(${expression})`,
  prev: (expression, window) => `lagInFrame(toNullable(${expression})) over (${framed(window)})`,
  next: (expression, window) => `leadInFrame(toNullable(${expression})) over (${framed(window)})`,
  rows: (columns) => {
    const names = Object.keys(columns)
    const arrays = Object.entries(columns).map(
      ([name, values]) =>
        `cast([${values.map(literal).join(', ')}] as Array(Nullable(Int64))) as ${name}`,
    )
    return `(select ${names.join(', ')} from (select ${arrays.join(', ')}) array join ${names.join(', ')})`
  },
  series: (from, to) => `range(assumeNotNull(${from}), assumeNotNull(${to}))`,
  unnest: (list) => `arrayJoin(${list})`,
  has: (list, value) => `has(${list}, ${value})`,
  distinctList: (expression) => `arraySort(groupUniqArray(${expression}))`,
  substr: (expression, start, count) => `substringUTF8(${expression}, ${start}, ${count})`,
  charLength: (expression) => `lengthUTF8(${expression})`,
  holds: (text, part) => `(position(lowerUTF8(${text}), lowerUTF8(${part})) > 0)`,
  jsonText: (expression, field) =>
    `JSONExtract(${expression}, ${standard.text(field)}, 'Nullable(String)')`,
}

function paramType(kind: ParamKind): string {
  if (kind === 'ats') return 'Array(Int64)'
  if (kind === 'nums') return 'Array(Float64)'
  if (kind === 'refs') return 'Array(String)'
  return kind === 'ref' ? 'Nullable(String)' : `Nullable(${CLICKHOUSE_TYPES[kind]})`
}

const literal = (value: number | null) => (value === null ? 'null' : String(value))

function framed(window: Window): string {
  const partition =
    window.partition.length > 0 ? `partition by ${window.partition.join(', ')} ` : ''
  return `${partition}order by ${window.order.join(', ')} rows between unbounded preceding and unbounded following`
}
