import type { DuckDBConnection } from '@duckdb/node-api'
import { placeOf } from '../../../../domain/public.ts'
import { standard } from '../../../dialects/standard.ts'
import type { TouchedCases } from '../../../fold/known-context.ts'
import type { RefreshResult } from '../../../fold/refresh-result.ts'
import { agentStates, CASE_FACTS, directory } from '../../../schema/facts.ts'
import { FOLDED } from '../../../schema/state.ts'
import { insertRecords } from '../insert-records.ts'
import { putState } from '../load/duckdb-event-store.ts'
import { readRows } from '../read-rows.ts'
import { createTable } from '../table-ddl.ts'
import { inTransaction } from '../transaction.ts'
import type { FoldTools } from './duckdb-folds.ts'
import { ERASE_CUSTOMERS_SQL, eraseRedactedSql } from './erase-sql.ts'
import { foldCases } from './fold-cases.ts'
import { insertAgentStates, insertCustomers } from './fold-small-tables.ts'

const CUSTOMER_PLACES = [placeOf('customer.updated'), placeOf('customer.erased')].join(', ')
const freshOf = (table: string) => `fresh_${table}`

/** Folds the cases of `work.touched` again and replaces their rows, all in one transaction. */
export async function foldTouched(
  tools: FoldTools,
  folded: number,
  touched: TouchedCases,
): Promise<RefreshResult> {
  const { feed, sink, known, upTo } = tools
  // The facts are made in the work database; the transaction then only moves them.
  for (const table of CASE_FACTS) {
    const name = freshOf(table.name)
    await sink.run(`drop table if exists work.${name}`)
    await sink.run(createTable(table, name).replace('create table ', 'create table work.'))
  }
  const { cases, events } = await foldCases({
    feed,
    sink,
    scope: { isTouchedOnly: true, upTo },
    context: known.data(),
    targetOf: (table) => `work.${standard.quote(freshOf(table))}`,
  })
  await inTransaction(sink, async () => {
    await replaceCases(sink)
    await replaceSmallTables(tools, folded, touched)
    await erase(sink, folded, upTo)
    await putState(sink, FOLDED, String(upTo))
  })
  for (const { name } of CASE_FACTS) await sink.run(`drop table work.${freshOf(name)}`)
  return { cases, events, folded_load: upTo }
}

async function replaceCases(sink: DuckDBConnection): Promise<void> {
  const touched = 'case_id in (select case_id from work.touched)'
  const old = await countOf(sink, `select count(*) as n from cases where ${touched}`)
  for (const { name } of CASE_FACTS) {
    if (old > 0) await sink.run(`delete from ${name} where ${touched}`)
    await sink.run(`insert into ${name} select * from work.${freshOf(name)}`)
  }
}

async function replaceSmallTables(
  { feed, sink, known, upTo }: FoldTools,
  folded: number,
  touched: TouchedCases,
): Promise<void> {
  for (const agent of touched.stateAgents) {
    await sink.run('delete from agent_states where agent = $agent', { agent })
  }
  await insertAgentStates(sink, agentStates.name, known, touched.stateAgents)
  if (touched.directoryIds.length > 0) {
    const ids = new Set(touched.directoryIds)
    for (const id of ids) {
      await sink.run(`delete from directory where kind <> 'customer' and id = $id`, { id })
    }
    await insertRecords(sink, { table: directory }, known.directoryRows(ids))
  }
  const fresh = `select customer_id from events where load_no > ${folded} and load_no <= ${upTo} and place in (${CUSTOMER_PLACES})`
  if ((await countOf(sink, `select count(*) as n from (${fresh})`)) === 0) return
  await sink.run(`delete from directory where kind = 'customer' and id in (${fresh})`)
  await insertCustomers(
    { feed, sink },
    directory.name,
    `load_no <= ${upTo} and customer_id in (${fresh})`,
  )
}

async function erase(sink: DuckDBConnection, folded: number, upTo: number): Promise<void> {
  const scope = `load_no <= ${upTo} and case_id in (select case_id from work.touched)`
  const redactions = `select count(*) as n from events where place = ${placeOf('message.redacted')} and ${scope}`
  if ((await countOf(sink, redactions)) > 0) await sink.run(eraseRedactedSql(scope))
  const erasures = `select count(*) as n from events where place = ${placeOf('customer.erased')} and load_no <= ${upTo}`
  if ((await countOf(sink, erasures)) > 0) await sink.run(ERASE_CUSTOMERS_SQL)
}

async function countOf(sink: DuckDBConnection, sql: string): Promise<number> {
  return Number((await readRows(await sink.stream(sql))).columns['n']?.[0] ?? 0)
}
