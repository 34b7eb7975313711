/**
 * Staged numbers back to the columns of the fact tables: a left join with the dictionary per column. `cases` has
 * thirty of them, each a look-up in a small hash table; one list of all strings joined to every row was copied
 * row by row. For few rows building thirty tables is nearly all the work: they find their words in a variable,
 * which is a constant to the query (3,400 rows: 45 ms against 115). Verified on DuckDB 1.5.
 */
import { DUCKDB_TYPES } from '../../../dialects/duckdb.ts'
import {
  CASE_COLUMNS,
  CASE_STAGE,
  type StagedColumn,
  STAGED_TABLES,
  type StagedTable,
} from '../../../fold/fact-columns.ts'
import { CASE_FACTS } from '../../../schema/facts.ts'
import type { Column, Table } from '../../../schema/column.ts'
import { stageOf } from './append-columns.ts'

/** Where the words of staged numbers stand. */
export type Words = 'joined' | 'variables'

/** Sets the variables for this connection, from the dictionaries as they are now. */
export const SET_WORDS_SQL = `set variable fold_words = (select coalesce(list(text order by ref), []) from work.all_refs);
  set variable fold_lists = (select coalesce(list(items order by number), []) from work.all_lists)`

/**
 * `work.case_rows`: the columns that every fact row of a case carries.
 * @param events the table in which a customer's place is counted
 */
export function caseRowsSql(events: string, words: Words): string {
  const stage = stagedTable(CASE_STAGE)
  const own = stage.columns.map((column) =>
    column.name === 'customer_id'
      ? 'e.customer_id as customer_id'
      : `${decode(column, columnOf(CASE_FACTS[0], column.name), words)} as ${column.name}`,
  )
  return `create or replace table work.case_rows as
    select s.case_ix as case_ix, c.case_id as case_id, ${own.join(', ')}
    from work.${stageOf(CASE_STAGE)} as s
    join work.fold_cases as c on c.case_ix = s.case_ix
    left join ${events} as e on e.rowid = s.customer_id - 1
    ${joins(
      stage.columns.filter(({ name }) => name !== 'customer_id'),
      words,
    )}`
}

/** Inserts the staged rows of one fact table into `target`, the quoted name of a table of its shape. */
export function insertFactsSql(table: Table, target: string, words: Words): string {
  const stage = stagedTable(table.name)
  const names = ['case_id', ...CASE_COLUMNS, ...stage.columns.map(({ name }) => name)]
  const values = [
    'c.case_id',
    ...CASE_COLUMNS.map((name) => `c.${name}`),
    ...stage.columns.map((column) => decode(column, columnOf(table, column.name), words)),
  ]
  return `insert into ${target} (${names.map((name) => `"${name}"`).join(', ')})
    select ${values.join(', ')}
    from work.${stageOf(table.name)} as s
    join work.case_rows as c on c.case_ix = s.case_ix
    ${joins(stage.columns, words)}`
}

function decode({ name, encoding }: StagedColumn, column: Column, words: Words): string {
  const value = `s."${name}"`
  const word = words === 'joined' ? `"r_${name}".text` : `getvariable('fold_words')[${value}]`
  const list = words === 'joined' ? `"r_${name}".items` : `getvariable('fold_lists')[${value}]`
  switch (encoding) {
    case 'ref':
      return column.nullable ? word : `coalesce(${word}, '')`
    case 'list':
      return `coalesce(${list}, [])`
    case 'number':
      return `cast(case when isnan(${value}) then null else ${value} end as ${DUCKDB_TYPES[column.kind]})`
    case 'flag':
      return `case ${value} when 0 then false when 1 then true end`
  }
}

function joins(columns: readonly StagedColumn[], words: Words): string {
  if (words === 'variables') return ''
  return columns
    .map(({ name, encoding }) => {
      if (encoding === 'ref')
        return `left join work.all_refs as "r_${name}" on "r_${name}".ref = s."${name}"`
      if (encoding === 'list')
        return `left join work.all_lists as "r_${name}" on "r_${name}".number = s."${name}"`
      return ''
    })
    .join(' ')
}

function stagedTable(name: string): StagedTable {
  const table = STAGED_TABLES.find((staged) => staged.name === name)
  if (table === undefined) throw new Error(`${name} is not staged`)
  return table
}

function columnOf(table: Table, name: string): Column {
  const column = table.columns[name]
  if (column === undefined) throw new Error(`${table.name} has no column ${name}`)
  return column
}
