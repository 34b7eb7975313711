import type { Rows } from '../engine.ts'
import type { Table } from './column.ts'

export interface MissingSchema {
  readonly tables: readonly Table[]
  readonly columns: readonly { readonly table: Table; readonly column: string }[]
  /** `table.column` of our tables that the schema does not declare. */
  readonly unknown: readonly string[]
}

/**
 * What a database lacks of the declared schema.
 * @param present the columns it has: `table_name`, `column_name`
 * @param own columns an engine adds to every table
 */
export function missingSchema(
  tables: readonly Table[],
  present: Rows,
  own: readonly string[] = [],
): MissingSchema {
  const columnsOf = new Map<string, Set<string>>()
  for (let row = 0; row < present.count; row++) {
    const table = String(present.columns['table_name']?.[row])
    const columns = columnsOf.get(table) ?? new Set()
    columnsOf.set(table, columns.add(String(present.columns['column_name']?.[row])))
  }
  const known = tables.filter((table) => columnsOf.has(table.name))
  return {
    tables: tables.filter((table) => !columnsOf.has(table.name)),
    columns: known.flatMap((table) =>
      Object.keys(table.columns)
        .filter((column) => columnsOf.get(table.name)?.has(column) !== true)
        .map((column) => ({ table, column })),
    ),
    unknown: known.flatMap((table) =>
      [...(columnsOf.get(table.name) ?? [])]
        .filter((column) => table.columns[column] === undefined && !own.includes(column))
        .map((column) => `${table.name}.${column}`),
    ),
  }
}
