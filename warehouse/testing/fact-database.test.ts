import { describe, expect, it } from 'vitest'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import { toRecords } from '../engine.ts'
import { caseStates, cases } from '../schema/facts.ts'
import { type FactDatabase, openClickHouseFacts, openDuckDbFacts } from './fact-database.ts'

async function readBack(db: FactDatabase) {
  await db.insert(cases, [
    { case_id: 's:1', source: 's', tags: ['b', '客'], has_bot: true, opened_at: 1774828800123 },
  ])
  await db.insert(caseStates, [])
  const answer = toRecords(
    await db.query(
      `select case_id, tags, has_bot, is_spam, opened_at, first_reply_secs from ${db.dialect.table('cases')} as c`,
    ),
  )
  await db.clear()
  const left = toRecords(await db.query('select count(*) as n from cases'))
  await db.close()
  expect(left).toEqual([{ n: 0 }])
  expect(answer).toEqual([
    {
      case_id: 's:1',
      tags: ['b', '客'],
      has_bot: true,
      is_spam: false,
      opened_at: 1774828800123,
      first_reply_secs: null,
    },
  ])
}

describe('facts written by hand come back', () => {
  it('on DuckDB', async () => readBack(await openDuckDbFacts()))

  it.skipIf(clickHouseMissing())('on ClickHouse', async () => {
    const server = await openClickHouseDatabase()
    await readBack(await openClickHouseFacts(server))
    await server.close()
  })
})
