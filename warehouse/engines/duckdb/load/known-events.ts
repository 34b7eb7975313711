/**
 * Events that came before: against what is stored, and within the batch. Of two contents the one first accepted
 * stands. SQL settles the pairs that are equal as text; the few others are compared as JSON.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { isSameJson } from '../../../load/same-event.ts'
import { readRows } from '../read-rows.ts'
import { BARE_DATA_SQL, TEXT_SQL } from './text-sql.ts'

const COMPARED = [
  'type',
  'occurred_at',
  'seq',
  'case_id',
  'case_kind',
  'customer_id',
  'agent_id',
  'team_id',
  'queue_id',
  'channel',
] as const

/** The columns that a store answers with for `known`: the event as it stands, its text apart. */
export const STORED_COLUMNS = ['event_key', 'source', 'event_id', ...COMPARED, 'data'] as const

export interface KnownEvents {
  readonly duplicates: number
  /** `row_no` of the events whose id stands with another content. */
  readonly conflicts: readonly number[]
}

/**
 * Reads temp tables `staged` and `stored` (STORED_COLUMNS and `stored_text`; text null: never had one, '' erased)
 * and writes temp table `passed_over` (row_no) with every row that is not to be loaded.
 */
export async function passOverKnown(connection: DuckDBConnection): Promise<KnownEvents> {
  await connection.run(pairsSql())
  const unequal = await readRows(
    await connection.stream(
      `select p.row_no, p.data, p.stored_data, p.is_same_otherwise from pairs as p where not p.is_same order by p.row_no`,
    ),
  )
  const conflicts: number[] = []
  for (let index = 0; index < unequal.count; index++) {
    const at = (name: string) => unequal.columns[name]?.[index] ?? null
    const isSame =
      at('is_same_otherwise') === true &&
      isSameJson(JSON.parse(String(at('data'))), JSON.parse(String(at('stored_data'))))
    if (!isSame) conflicts.push(Number(at('row_no')))
  }
  await connection.run('create or replace temp table passed_over as select row_no from pairs')
  const [count] = (
    await connection.runAndReadAll('select count(*)::int from passed_over')
  ).getRows()
  return { duplicates: Number(count?.[0] ?? 0) - conflicts.length, conflicts }
}

/** Each row that is not the first of its id, beside the one that stands. */
function pairsSql(): string {
  const same = [
    ...COMPARED.map((name) => `s.${name} is not distinct from k.${name}`),
    // An erased text is equal to any: who sends an old message again does not bring the words back.
    `(k.text is not distinct from s.text or k.text = '')`,
  ].join(' and ')
  return `create or replace temp table pairs as
    with repeated as (
      select event_key from staged group by event_key having count(*) > 1
    ),
    suspects as (
      select row_no, event_key, source, event_id, ${COMPARED.join(', ')}, ${BARE_DATA_SQL} as data, ${TEXT_SQL} as text
      from staged
      where event_key in (select event_key from repeated) or event_key in (select event_key from stored)
    ),
    firsts as (
      select * from suspects
      qualify row_number() over (partition by source, event_id order by row_no) = 1
    ),
    standing as (
      select -1 as row_no, source, event_id, ${COMPARED.join(', ')}, data, stored_text as text from stored
      union all by name
      select row_no, source, event_id, ${COMPARED.join(', ')}, data, text from firsts
      where not exists (select 1 from stored as o where o.source = firsts.source and o.event_id = firsts.event_id)
    )
    select s.row_no, s.data, k.data as stored_data, ${same} as is_same_otherwise,
      is_same_otherwise and s.data = k.data as is_same
    from suspects as s
    join standing as k on k.source = s.source and k.event_id = s.event_id and k.row_no <> s.row_no`
}
