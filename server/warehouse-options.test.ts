import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { dataDirAt } from './data-dir/data-dir.ts'
import { warehouseOptions } from './warehouse-options.ts'

const optionsFor = (clickhouseUrl: string) =>
  warehouseOptions(readConfig({}, { CLICKHOUSE_URL: clickhouseUrl }), dataDirAt('/data'))

describe('the warehouse of a configuration', () => {
  it('is DuckDB in the data directory unless a ClickHouse is named', () => {
    expect(optionsFor('')).toMatchObject({ duckdb: { dir: '/data/warehouse', threads: 2 } })
  })

  it('is the database of the ClickHouse URL, sharded over its cluster', () => {
    expect(optionsFor('http://me:secret@ch:8123/desk')).toMatchObject({
      clickhouse: { url: 'http://me:secret@ch:8123/', database: 'desk' },
    })
    expect(optionsFor('http://ch:8123/desk?cluster=main')).toMatchObject({
      clickhouse: { cluster: 'main' },
    })
  })

  it.each(['http://ch:8123', 'http://ch:8123/default', 'http://ch:8123/a%20b'])(
    'refuses %s, which names no database of its own',
    (url) => {
      expect(() => optionsFor(url)).toThrow(/CLICKHOUSE_URL/)
    },
  )
})
