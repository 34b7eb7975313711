/** The events of a DuckDB warehouse: staging and store are one database, a load is one transaction. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { cursorName, LOADED } from '../../../schema/state.ts'
import { inTransaction } from '../transaction.ts'
import { caseKeySql } from './event-key.ts'
import { STORED_COLUMNS } from './known-events.ts'
import type { EventStore, StoredLoad } from './load-segment.ts'
import { BARE_DATA_SQL, textRowsSql } from './text-sql.ts'

const FRESH = 'row_no not in (select row_no from passed_over)'

export const duckdbEventStore: EventStore = { findStored, storeFresh }

/** First the keys alone: events that came before are rare, and the rest of their row is read by its place. */
async function findStored(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create or replace temp table stored_places as
    select e.rowid as place from events as e where e.event_key in (select event_key from staged)`)
  await connection.run(`create or replace temp table stored as
    select ${STORED_COLUMNS.map((name) => `e.${name}`).join(', ')}, cast(null as varchar) as stored_text
    from events as e where e.rowid in (select place from stored_places)`)
  await connection.run(`delete from stored where not exists (
    select 1 from staged as s where s.source = stored.source and s.event_id = stored.event_id)`)
  await connection.run(`update stored set stored_text = t.text from message_texts as t
    where t.source = stored.source and t.event_id = stored.event_id`)
  await connection.run('drop table stored_places')
}

async function storeFresh(connection: DuckDBConnection, load: StoredLoad): Promise<void> {
  if (load.count === 0 && load.cursor === undefined) return
  await inTransaction(connection, async () => {
    if (load.count > 0) await insertFresh(connection, load.receivedAt)
    if (load.cursor !== undefined) {
      await putState(connection, cursorName(load.cursor.name), load.cursor.value)
    }
  })
}

async function insertFresh(connection: DuckDBConnection, receivedAt: number): Promise<void> {
  const loadNo = Number((await getState(connection, LOADED)) ?? 0) + 1
  await connection.run(`insert into events by name
    select event_key, cast(${loadNo} as bigint) as load_no, event_id, type, place, occurred_at, seq,
      cast(${receivedAt} as bigint) as received_at, source, case_id, ${caseKeySql('case_id')} as case_key, case_kind,
      customer_id, agent_id, team_id, queue_id, channel, ${BARE_DATA_SQL} as data
    from staged where ${FRESH}`)
  await connection.run(`insert into message_texts by name ${textRowsSql(FRESH)}`)
  await putState(connection, LOADED, String(loadNo))
}

export async function getState(connection: DuckDBConnection, name: string): Promise<string | null> {
  const answer = await connection.runAndReadAll(
    'select value from warehouse_state where name = $name',
    { name },
  )
  const value = answer.getRows()[0]?.[0]
  return typeof value === 'string' ? value : null
}

export async function putState(
  connection: DuckDBConnection,
  name: string,
  value: string,
): Promise<void> {
  await connection.run('delete from warehouse_state where name = $name', { name })
  await connection.run('insert into warehouse_state (name, value) values ($name, $value)', {
    name,
    value,
  })
}
