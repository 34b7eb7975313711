/**
 * The events of a ClickHouse warehouse. There is no transaction: texts go first, then events, the cursor last. A
 * load that broke off is repeated whole, and what had arrived is then a duplicate, so nothing is doubled.
 */
import { cursorName } from '../../schema/state.ts'
import { lastingCaseKeySql } from '../duckdb/load/event-key.ts'
import { STORED_COLUMNS } from '../duckdb/load/known-events.ts'
import type { EventStore } from '../duckdb/load/load-segment.ts'
import { BARE_DATA_SQL, textRowsSql } from '../duckdb/load/text-sql.ts'
import { putState, readLoaded } from './clickhouse-state.ts'
import type { ClickHouse } from './database.ts'
import type { Transfer } from './transfer.ts'
import { LOAD_KEYS } from './work-tables.ts'

const FRESH = 'row_no not in (select row_no from passed_over)'

export function createClickHouseEventStore(db: ClickHouse, transfer: Transfer): EventStore {
  return {
    async findStored(connection) {
      await db.exec(`truncate table "${LOAD_KEYS}"`)
      await transfer.send('select distinct event_key from staged', LOAD_KEYS)
      const known = `event_key in (select event_key from "${LOAD_KEYS}")`
      const found = await db.query(`select count(*) as n from events where ${known}`)
      if (Number(found.columns['n']?.[0] ?? 0) === 0) {
        await connection.run(emptyStored())
        return
      }
      await transfer.fetch(
        `select ${STORED_COLUMNS.map((name) => `e.${name} as ${name}`).join(', ')}, t.text as stored_text
          from events as e
          left join message_texts as t on t.source = e.source and t.event_id = e.event_id
          where e.${known}`,
        'stored',
      )
    },
    async storeFresh(connection, load) {
      if (load.count > 0) {
        const loadNo = (await readLoaded(db)) + 1
        await transfer.send(textsSql(loadNo), 'message_texts')
        await transfer.send(eventsSql(loadNo, load.receivedAt), 'events')
      }
      if (load.cursor !== undefined) {
        await putState(db, cursorName(load.cursor.name), load.cursor.value)
      }
    },
  }
}

function emptyStored(): string {
  return `create or replace table stored as
    select ${STORED_COLUMNS.join(', ')}, cast(null as varchar) as stored_text from staged limit 0`
}

function textsSql(loadNo: number): string {
  return `select *, cast(${loadNo} as ubigint) as version from (${textRowsSql(FRESH)})`
}

function eventsSql(loadNo: number, receivedAt: number): string {
  return `select event_key, cast(${loadNo} as bigint) as load_no, event_id, type, place, occurred_at, seq,
      cast(${receivedAt} as bigint) as received_at, source, case_id, ${lastingCaseKeySql('case_id')} as case_key, case_kind,
      customer_id, agent_id, team_id, queue_id, channel, ${BARE_DATA_SQL} as data,
      cast(${loadNo} as ubigint) as version
    from staged where ${FRESH}`
}
