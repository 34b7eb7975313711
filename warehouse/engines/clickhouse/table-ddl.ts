import { CLICKHOUSE_TYPES } from '../../dialects/clickhouse.ts'
import { standard } from '../../dialects/standard.ts'
import type { Column, Table } from '../../schema/column.ts'

/** How a table is deduplicated: by the version of its rows, or not at all (`events` are unique by loading). */
export interface ClusterName {
  /** The cluster of `remote_servers`; undefined on a single server. */
  readonly cluster?: string
}

/**
 * `create table` of a schema table. Rows replace each other by `version` within the identity; a row with
 * `is_deleted = 1` hides it. Never partitioned: no time of a fact is safe from a re-fold.
 * @returns one statement; on a cluster two, the local table of each shard and the `Distributed` one over them
 */
export function createTable(table: Table, { cluster }: ClusterName = {}): readonly string[] {
  const columns = [
    ...Object.entries(table.columns).map(
      ([name, column]) => `  ${standard.quote(name)} ${columnType(column)}`,
    ),
    '  "version" UInt64',
    '  "is_deleted" UInt8 default 0',
  ].join(',\n')
  const key = table.key.map((name) => standard.quote(name)).join(', ')
  const tail = `order by (${key})\ncomment ${standard.text(table.row)}`
  if (cluster === undefined) {
    return [
      `create table ${standard.quote(table.name)} (\n${columns}\n)\nengine = ReplacingMergeTree("version", "is_deleted")\n${tail}`,
    ]
  }
  const local = `${table.name}_local`
  const path = `'/clickhouse/tables/{shard}/{database}/${local}', '{replica}'`
  return [
    `create table ${standard.quote(local)} on cluster ${standard.quote(cluster)} (\n${columns}\n)\nengine = ReplicatedReplacingMergeTree(${path}, "version", "is_deleted")\n${tail}`,
    distributed(table, local, cluster),
  ]
}

/** All rows of one case lie on one shard, and so do all versions of one row. */
function distributed(table: Table, local: string, cluster: string): string {
  const shardBy = table.columns['case_id'] === undefined ? (table.key[0] ?? '') : 'case_id'
  return `create table ${standard.quote(table.name)} on cluster ${standard.quote(cluster)} as ${standard.quote(local)}\nengine = Distributed(${standard.quote(cluster)}, currentDatabase(), ${standard.quote(local)}, cityHash64(${standard.quote(shardBy)}))`
}

function columnType({ kind, nullable }: Column): string {
  const type = CLICKHOUSE_TYPES[kind]
  if (!nullable) return type
  return kind === 'ref' ? 'LowCardinality(Nullable(String))' : `Nullable(${type})`
}
