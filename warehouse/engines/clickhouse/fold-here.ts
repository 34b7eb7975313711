/** Folds what lies in the staging DuckDB's `events` and leaves the facts in `work.fresh_<table>`. */
import { standard } from '../../dialects/standard.ts'
import type { ContextData } from '../../fold/create-context.ts'
import { CASE_FACTS } from '../../schema/facts.ts'
import type { Staging } from './staging.ts'
import { foldCases } from '../duckdb/fold/fold-cases.ts'
import { createTable } from '../duckdb/table-ddl.ts'

export const freshOf = (table: string): string => `work.${standard.quote(`fresh_${table}`)}`

export async function foldHere(
  { feed, sink }: Staging,
  context: ContextData,
  upTo: number,
): Promise<{ readonly cases: number; readonly events: number }> {
  for (const table of CASE_FACTS) {
    await sink.run(`drop table if exists ${freshOf(table.name)}`)
    const name = `fresh_${table.name}`
    await sink.run(createTable(table, name).replace('create table ', 'create table work.'))
  }
  return foldCases({
    feed,
    sink,
    context,
    scope: { isTouchedOnly: false, upTo },
    targetOf: freshOf,
  })
}

/** The events that the fold reads, as a SELECT for ClickHouse. */
export function caseEventsSql(condition: string): string {
  return `select event_id, place, occurred_at, seq, load_no, source, case_id, case_key, case_kind, customer_id,
      agent_id, team_id, queue_id, channel, data
    from events where case_id is not null and ${condition}`
}
