import type { StoreDialect } from './engines/engine.ts'

/**
 * The kinds of column a migration may name in braces, `{instant}`, and what each database calls them.
 * Text is compared byte by byte on both, so an `order by` gives one order everywhere.
 * - `flag` is 0 or 1: libsql cannot bind a boolean.
 * - `instant` is epoch milliseconds, read as a number.
 * - `json` is text: rooms read and write it through their schemas, and never query inside it.
 * - `serial` numbers rows by the database, rising; rows of one transaction in the order of insertion.
 */
const COLUMN_KINDS = {
  id: { sqlite: 'text', postgres: 'text collate "C"' },
  text: { sqlite: 'text', postgres: 'text collate "C"' },
  json: { sqlite: 'text', postgres: 'text' },
  flag: { sqlite: 'integer', postgres: 'smallint' },
  integer: { sqlite: 'integer', postgres: 'bigint' },
  instant: { sqlite: 'integer', postgres: 'bigint' },
  real: { sqlite: 'real', postgres: 'double precision' },
  serial: {
    sqlite: 'integer primary key autoincrement',
    postgres: 'bigint generated always as identity primary key',
  },
} as const satisfies Record<string, Readonly<Record<StoreDialect, string>>>

/** Fills the column kinds of a statement. Throws on a kind that does not exist. */
export function fillColumnKinds(statement: string, dialect: StoreDialect): string {
  return statement.replace(/\{(\w+)\}/g, (_, kind: string) => {
    if (!isColumnKind(kind)) {
      throw new Error(
        `No column kind {${kind}}: use one of ${Object.keys(COLUMN_KINDS).join(', ')}`,
      )
    }
    return COLUMN_KINDS[kind][dialect]
  })
}

function isColumnKind(kind: string): kind is keyof typeof COLUMN_KINDS {
  return Object.hasOwn(COLUMN_KINDS, kind)
}
