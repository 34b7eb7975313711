import { standard } from '../../../dialects/standard.ts'
import { diffFacts } from '../../../fold/diff-facts.ts'
import type { RebuildOptions, RebuildResult, TableDiff } from '../../../fold/refresh-result.ts'
import { agentStates, directory, FACTS } from '../../../schema/facts.ts'
import { FOLDED, RESTATED } from '../../../schema/state.ts'
import { insertRecords } from '../insert-records.ts'
import { putState } from '../load/duckdb-event-store.ts'
import { createTable } from '../table-ddl.ts'
import { inTransaction } from '../transaction.ts'
import type { FoldTools } from './duckdb-folds.ts'
import { ERASE_CUSTOMERS_SQL, eraseRedactedSql } from './erase-sql.ts'
import { foldCases } from './fold-cases.ts'
import { insertAgentStates, insertCustomers } from './fold-small-tables.ts'

interface FoldAnewOptions extends RebuildOptions {
  /** Corrections of the directory count from now on. */
  readonly restated?: boolean
}

const successorOf = (table: string) => `${table}__new`

/** Folds everything into new tables and puts them in place of the old ones at once. */
export async function foldAnew(
  { feed, sink, known, upTo, reader }: FoldTools,
  options: FoldAnewOptions,
): Promise<RebuildResult> {
  for (const table of FACTS) {
    await sink.run(`drop table if exists ${standard.quote(successorOf(table.name))}`)
    await sink.run(createTable(table, successorOf(table.name)))
  }
  const { cases, events } = await foldCases({
    feed,
    sink,
    scope: { isTouchedOnly: false, upTo },
    context: known.data(),
    targetOf: (table) => standard.quote(successorOf(table)),
    onEvents: (done, total) => options.onProgress?.({ events: done, total }),
  })
  await insertAgentStates(sink, successorOf(agentStates.name), known, known.agents())
  const target = successorOf(directory.name)
  await insertRecords(sink, { table: directory, target }, known.directoryRows())
  await insertCustomers({ feed, sink }, target, `load_no <= ${upTo}`)
  const diff: TableDiff[] = []
  if (options.diff === true) {
    for (const table of FACTS) {
      const moved = await diffFacts(reader, table, successorOf(table.name))
      if (moved !== null) diff.push(moved)
    }
  }
  await inTransaction(sink, async () => {
    for (const { name } of FACTS) {
      await sink.run(`drop table ${standard.quote(name)}`)
      await sink.run(
        `alter table ${standard.quote(successorOf(name))} rename to ${standard.quote(name)}`,
      )
    }
    await sink.run(eraseRedactedSql(`load_no <= ${upTo}`))
    await sink.run(ERASE_CUSTOMERS_SQL)
    await putState(sink, FOLDED, String(upTo))
    if (options.restated === true) await putState(sink, RESTATED, String(upTo))
  })
  return { cases, events, folded_load: upTo, ...(options.diff === true ? { diff } : {}) }
}
