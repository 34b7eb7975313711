/**
 * The kinds of column a warehouse table has. DDL of both engines, the row types and the column builders are
 * derived from these: a column is said once.
 *
 * | kind | holds | DuckDB | ClickHouse |
 * |---|---|---|---|
 * | `at` | UTC instant, epoch ms | bigint | Int64 |
 * | `secs` | seconds, ms exact | double | Float64 |
 * | `num` | any number | double | Float64 |
 * | `int` | 32-bit integer | integer | Int32 |
 * | `flag` | true or false | boolean | Bool |
 * | `ref` | an id or a label, few distinct values in many rows | varchar | LowCardinality(String) |
 * | `id` | an id with many distinct values | varchar | String |
 * | `refs` | a list of refs | varchar[] | Array(LowCardinality(String)) |
 * | `text` | free text or JSON | varchar | String |
 * | `key` | 64-bit hash | ubigint | UInt64 |
 * | `long` | 64-bit count | bigint | Int64 |
 */
export type ColumnKind =
  | 'at'
  | 'secs'
  | 'num'
  | 'int'
  | 'flag'
  | 'ref'
  | 'id'
  | 'refs'
  | 'text'
  | 'key'
  | 'long'

export interface Column {
  readonly kind: ColumnKind
  readonly nullable: boolean
}

export type Columns = Readonly<Record<string, Column>>

export interface Table<C extends Columns = Columns> {
  readonly name: string
  /** What one row is, in a line: it stands in the docs and as a comment in the DDL. */
  readonly row: string
  readonly columns: C
  /** Identity: nothing that a re-fold can change. */
  readonly key: readonly string[]
}

const column = <K extends ColumnKind>(kind: K) => ({ kind, nullable: false }) as const
const nullable = <K extends ColumnKind>(kind: K) => ({ kind, nullable: true }) as const

/** A column that always has a value. */
export const has = column
/** A column that may be null. */
export const maybe = nullable

export function defineTable<const C extends Columns>(
  table: Table<C> & { readonly key: readonly (keyof C & string)[] },
): Table<C> {
  return table
}

type KindValue<K extends ColumnKind> = K extends 'flag'
  ? boolean
  : K extends 'ref' | 'id' | 'text'
    ? string
    : K extends 'refs'
      ? readonly string[]
      : K extends 'key'
        ? bigint
        : number

/** The row of a table as the product reads it. */
export type RowOf<T extends Table> = {
  readonly [N in keyof T['columns']]: T['columns'][N] extends { nullable: true }
    ? KindValue<T['columns'][N]['kind']> | null
    : KindValue<T['columns'][N]['kind']>
}
