import { type Reader, toRecords } from '../../engine.ts'
import { diffFacts } from '../../fold/diff-facts.ts'
import type { KnownContext } from '../../fold/known-context.ts'
import type { RebuildOptions, RebuildResult, TableDiff } from '../../fold/refresh-result.ts'
import { agentStates, CASE_FACTS, directory, FACTS } from '../../schema/facts.ts'
import { FOLDED, RESTATED } from '../../schema/state.ts'
import { putState } from './clickhouse-state.ts'
import type { ClickHouse } from './database.ts'
import { eraseCustomers, eraseRedacted } from './erase.ts'
import { caseEventsSql, foldHere, freshOf } from './fold-here.ts'
import { insertCustomers, insertVersioned } from './fold-small-tables.ts'
import type { Staging } from './staging.ts'
import { type ClusterName, createTable, dropTable, exchangeTables } from './table-ddl.ts'
import type { Transfer } from './transfer.ts'

export interface ClickHouseFoldTools {
  readonly db: ClickHouse
  readonly reader: Reader
  readonly staging: Staging
  readonly transfer: Transfer
  readonly cluster: ClusterName
  readonly known: KnownContext
  readonly upTo: number
}

/** Events folded at once: their shard of the cases fits the staging memory. */
const SHARD_EVENTS = 2_000_000
const successorOf = (table: string) => `${table}__new`

export async function foldAnew(
  tools: ClickHouseFoldTools,
  options: RebuildOptions & { readonly restated?: boolean },
): Promise<RebuildResult> {
  const { db, cluster, known, upTo, reader } = tools
  for (const table of FACTS) {
    for (const sql of dropTable(successorOf(table.name), cluster)) await db.exec(sql)
    for (const sql of createTable(table, cluster, successorOf(table.name))) await db.exec(sql)
  }
  const folded = await foldShards(tools, options)
  const states = known.agents().flatMap((agent) => known.statesOf(agent))
  await insertVersioned(db, successorOf(agentStates.name), states, upTo)
  const target = successorOf(directory.name)
  await insertVersioned(db, target, known.directoryRows(), upTo)
  await insertCustomers(tools, target, `load_no <= ${upTo}`)
  const diff: TableDiff[] = []
  if (options.diff === true) {
    for (const table of FACTS) {
      const moved = await diffFacts(reader, table, successorOf(table.name))
      if (moved !== null) diff.push(moved)
    }
  }
  for (const { name } of FACTS) {
    for (const sql of exchangeTables(name, successorOf(name), cluster)) await db.exec(sql)
    for (const sql of dropTable(successorOf(name), cluster)) await db.exec(sql)
  }
  await eraseRedacted(db, `load_no <= ${upTo}`)
  await eraseCustomers(db)
  if (options.restated === true) await putState(db, RESTATED, String(upTo))
  await putState(db, FOLDED, String(upTo))
  return { ...folded, folded_load: upTo, ...(options.diff === true ? { diff } : {}) }
}

async function foldShards(
  { reader, staging, transfer, known, upTo }: ClickHouseFoldTools,
  options: RebuildOptions,
): Promise<{ cases: number; events: number }> {
  const [counted] = toRecords(await reader.query('select count(*) as n from events'))
  const total = Number(counted?.['n'] ?? 0)
  const shards = Math.max(1, Math.ceil(total / SHARD_EVENTS))
  let cases = 0
  let events = 0
  for (let shard = 0; shard < shards; shard++) {
    const condition = `load_no <= ${upTo} and case_key % ${shards} = ${shard}`
    await transfer.fetch(caseEventsSql(condition), 'events')
    const folded = await foldHere(staging, known.data(), upTo)
    for (const { name } of CASE_FACTS) {
      await transfer.send(versioned(name, upTo), successorOf(name))
    }
    cases += folded.cases
    events += folded.events
    options.onProgress?.({ events, total })
  }
  return { cases, events }
}

/** The fresh facts of a table with the load they know as their version. */
export function versioned(table: string, upTo: number): string {
  return `select *, cast(${upTo} as ubigint) as version from ${freshOf(table)}`
}
