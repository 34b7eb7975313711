import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FACT_NAMES, optimize } from './optimize.ts'
import { parseEvent } from '../../domain/public.ts'
import { answerQuery } from '../../reports/public.ts'
import { openWarehouse, type Warehouse } from '../../warehouse/public.ts'
import {
  type ClickHouseDatabase,
  clickHouseMissing,
  openClickHouseDatabase,
} from '../clickhouse-server/public.ts'

/** 1 April 2026, 00:10 in Shanghai; half an hour earlier it was March. */
const APRIL = Date.parse('2026-04-01T00:10:00+08:00')
const minute = (minutes: number) => new Date(APRIL + minutes * 60_000).toISOString()

let count = 0
const event = (minutes: number, type: string, columns: object = {}, data: object = {}) => ({
  event_id: `late-${String((count += 1))}`,
  type,
  occurred_at: minute(minutes),
  source: 'desk',
  case_id: 'c1',
  case_kind: 'chat',
  ...columns,
  data,
})
const said = (minutes: number, author: string) =>
  event(minutes, 'message.sent', author === 'agent' ? { agent_id: 'ann' } : {}, {
    message_id: `m${String(minutes)}`,
    author,
    text: 'hello',
  })

const early = [
  event(0, 'case.opened', { team_id: 'a', channel: 'web' }, { opened_by: 'customer' }),
  said(1, 'customer'),
  event(3, 'case.marked_spam'),
  said(5, 'customer'),
  event(8, 'case.assigned', { agent_id: 'ann' }),
  said(10, 'agent'),
  event(20, 'case.resolved', { agent_id: 'ann' }, { by: 'agent' }),
]
/** A bot spoke first, in March, and the spam mark was a mistake. */
const late = [said(-30, 'bot'), event(4, 'case.unmarked_spam')]

const METRICS = [
  'cases_opened_count',
  'first_reply_mean_secs',
  'reply_mean_secs',
  'unanswered_waits_count',
  'messages_in_count',
]

async function numbers(warehouse: Warehouse): Promise<object[]> {
  const answer = await answerQuery(
    { metrics: METRICS, grain: 'month', from: '2026-03-01', to: '2026-04-30' },
    {
      reader: warehouse,
      viewer: { kind: 'all' },
      now: Date.parse('2026-05-10T00:00:00Z'),
      tz: 'Asia/Shanghai',
      dataUntil: null,
    },
  )
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.value.rows.map((row) =>
    Object.fromEntries(METRICS.map((metric) => [metric, row[metric]])),
  )
}

const NOTHING = {
  cases_opened_count: 0,
  first_reply_mean_secs: null,
  reply_mean_secs: null,
  unanswered_waits_count: 0,
  messages_in_count: 0,
}
/** Spam: in no count and no clock; its messages stay traffic. */
const BEFORE = [NOTHING, { ...NOTHING, messages_in_count: 2 }]
/**
 * Opened in March by the bot's message; one wait in place of two, from the assignment (minute 8) to the reply
 * (minute 10), since no wait runs before people take over where a bot speaks.
 */
const AFTER = [
  { ...NOTHING, cases_opened_count: 1 },
  {
    cases_opened_count: 0,
    first_reply_mean_secs: 40 * 60,
    reply_mean_secs: 2 * 60,
    unanswered_waits_count: 0,
    messages_in_count: 2,
  },
]

function lateEventsFoldRight(
  open: (dir: string) => Promise<Warehouse>,
  tidy: () => Promise<void>,
): void {
  let dir = ''
  let warehouse: Warehouse
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'deskmetry-late-'))
    warehouse = await open(dir)
  })
  afterEach(async () => {
    await warehouse.close()
    await rm(dir, { recursive: true, force: true })
  })

  async function take(inputs: readonly object[]): Promise<void> {
    const path = join(dir, 'late.ndjson')
    const events = inputs.map((input) => {
      const parsed = parseEvent(input, 'desk')
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return `${JSON.stringify(parsed.event)}\n`
    })
    await writeFile(path, events.join(''))
    await warehouse.load({ path, receivedAt: APRIL })
    await warehouse.refresh()
  }

  it('merge two waits, move a month and un-spam, at once and after tidying up', async () => {
    await take(early)
    expect(await numbers(warehouse)).toEqual(BEFORE)
    await take(late)
    expect(await numbers(warehouse)).toEqual(AFTER)
    await tidy()
    expect(await numbers(warehouse)).toEqual(AFTER)
    await warehouse.rebuild()
    expect(await numbers(warehouse)).toEqual(AFTER)
  })

  it('give the same when everything comes at once', async () => {
    await take([...late, ...early.toReversed()])
    expect(await numbers(warehouse)).toEqual(AFTER)
  })
}

describe('late events on DuckDB', () => {
  lateEventsFoldRight(
    (dir) => openWarehouse({ duckdb: { dir } }),
    () => Promise.resolve(),
  )
})

describe.skipIf(clickHouseMissing())('late events on ClickHouse', () => {
  let clickHouse: ClickHouseDatabase
  beforeEach(async () => {
    clickHouse = await openClickHouseDatabase()
  })
  afterEach(async () => {
    await clickHouse.close()
  })
  lateEventsFoldRight(
    (dir) =>
      openWarehouse({
        clickhouse: {
          url: clickHouse.url,
          database: clickHouse.database,
          stagingDir: join(dir, 'staging'),
        },
      }),
    () => optimize(clickHouse, FACT_NAMES),
  )
})
