import { CLICKHOUSE_TYPES } from '../../dialects/clickhouse.ts'
import { standard } from '../../dialects/standard.ts'
import type { Column, Table } from '../../schema/column.ts'

export interface ClusterName {
  /** The cluster of `remote_servers`; undefined on a single server. */
  readonly cluster?: string
}

/**
 * Where the replicas of a table find each other. By the table's id, which goes with it: under its name, the place
 * would stay taken once the table has changed names with its successor.
 */
const REPLICA = `'/clickhouse/tables/{uuid}/{shard}', '{replica}'`

/**
 * `create table` of a schema table. Rows replace each other by `version` within the identity; a row with
 * `is_deleted = 1` hides it. Never partitioned: no time of a fact is safe from a re-fold.
 * @returns one statement; on a cluster two, the local table of each shard and the `Distributed` one over them, of
 *   which the first may be there already when an earlier start broke off
 */
export function createTable(
  table: Table,
  { cluster }: ClusterName = {},
  name = table.name,
): readonly string[] {
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
      `create table ${standard.quote(name)} (\n${columns}\n)\nengine = ReplacingMergeTree("version", "is_deleted")\n${tail}`,
    ]
  }
  const local = `${name}_local`
  return [
    `create table if not exists ${standard.quote(local)} on cluster ${standard.quote(cluster)} (\n${columns}\n)\nengine = ReplicatedReplacingMergeTree(${REPLICA}, "version", "is_deleted")\n${tail}`,
    distributed(table, { name, local, cluster }),
  ]
}

/** All rows of one case lie on one shard, and so do all versions of one row. */
function distributed(
  table: Table,
  {
    name,
    local,
    cluster,
  }: { readonly name: string; readonly local: string; readonly cluster: string },
): string {
  const column = table.columns['case_id']
  const shardBy =
    column === undefined
      ? standard.quote(table.key[0] ?? '')
      : column.nullable
        ? `ifNull("case_id", ${standard.quote(table.key.at(-1) ?? '')})`
        : '"case_id"'
  return `create table if not exists ${standard.quote(name)} on cluster ${standard.quote(cluster)} as ${standard.quote(local)}\nengine = Distributed(${standard.quote(cluster)}, currentDatabase(), ${standard.quote(local)}, cityHash64(${shardBy}))`
}

/** Two tables change names; on a cluster also their local parts. */
export function exchangeTables(
  one: string,
  other: string,
  { cluster }: ClusterName = {},
): readonly string[] {
  if (cluster === undefined)
    return [`exchange tables ${standard.quote(one)} and ${standard.quote(other)}`]
  // The Distributed tables stay: they name the local ones, which change places.
  return [
    `exchange tables ${standard.quote(`${one}_local`)} and ${standard.quote(`${other}_local`)} on cluster ${standard.quote(cluster)}`,
  ]
}

export function dropTable(name: string, { cluster }: ClusterName = {}): readonly string[] {
  const tables = cluster === undefined ? [name] : [name, `${name}_local`]
  const where = cluster === undefined ? '' : ` on cluster ${standard.quote(cluster)}`
  return tables.map((table) => `drop table if exists ${standard.quote(table)}${where} sync`)
}

/** A column that came later. Rows of before have null, or ClickHouse's empty value of the type. */
export function addColumn(
  table: Table,
  name: string,
  { cluster }: ClusterName = {},
): readonly string[] {
  const column = table.columns[name]
  if (column === undefined) throw new Error(`${table.name} declares no column ${name}`)
  const tables = cluster === undefined ? [table.name] : [`${table.name}_local`, table.name]
  const where = cluster === undefined ? '' : ` on cluster ${standard.quote(cluster)}`
  return tables.map(
    (on) =>
      `alter table ${standard.quote(on)}${where} add column if not exists ${standard.quote(name)} ${columnType(column)}`,
  )
}

function columnType({ kind, nullable }: Column): string {
  const type = CLICKHOUSE_TYPES[kind]
  if (!nullable) return type
  return kind === 'ref' ? 'LowCardinality(Nullable(String))' : `Nullable(${type})`
}
