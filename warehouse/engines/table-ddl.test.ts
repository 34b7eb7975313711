import { describe, expect, it } from 'vitest'
import { messageTexts } from '../schema/events.ts'
import { TABLES } from '../schema/tables.ts'
import {
  addColumn as addClickHouseColumn,
  createTable as createClickHouseTable,
  exchangeTables,
} from './clickhouse/table-ddl.ts'
import { addColumn, createTable } from './duckdb/table-ddl.ts'

/** The goldens stand in `__snapshots__`: a change there is a migration, and must only add. */
describe('tables on DuckDB', () => {
  it.each(TABLES.map((table) => [table.name, table] as const))('%s', (_, table) => {
    expect(createTable(table)).toMatchSnapshot()
  })

  it('gives a column that came later an empty value', () => {
    expect(addColumn(messageTexts, 'text')).toBe(
      `alter table "message_texts" add column "text" varchar default ''`,
    )
    expect(addColumn(messageTexts, 'language')).toBe(
      'alter table "message_texts" add column "language" varchar',
    )
  })
})

describe('tables on ClickHouse', () => {
  it.each(TABLES.map((table) => [table.name, table] as const))('%s', (_, table) => {
    expect(createClickHouseTable(table).join(';\n')).toMatchSnapshot()
  })

  it.each(TABLES.map((table) => [table.name, table] as const))('%s in a cluster', (_, table) => {
    expect(createClickHouseTable(table, { cluster: 'main' }).join(';\n')).toMatchSnapshot()
  })

  it('changes the local tables of a cluster for one another', () => {
    expect(exchangeTables('cases', 'cases__new', { cluster: 'main' })).toEqual([
      'exchange tables "cases_local" and "cases__new_local" on cluster "main"',
    ])
    expect(addClickHouseColumn(messageTexts, 'language', { cluster: 'main' })).toEqual([
      'alter table "message_texts_local" on cluster "main" add column if not exists "language" LowCardinality(Nullable(String))',
      'alter table "message_texts" on cluster "main" add column if not exists "language" LowCardinality(Nullable(String))',
    ])
  })
})
