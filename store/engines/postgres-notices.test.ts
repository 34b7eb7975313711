import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { createTestDatabase, whyNoPostgres } from '../testing/postgres.ts'
import { type Notices, openPostgresNotices } from './postgres-notices.ts'

const missing = whyNoPostgres()

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !isTrue(); turn += 1) await sleep(25)
}

async function listener(url: string): Promise<{
  readonly notices: Notices
  readonly heard: string[]
  readonly reconnected: () => number
}> {
  const heard: string[] = []
  let reconnected = 0
  const notices = await openPostgresNotices({
    url,
    channel: 'desk of a test',
    onNotice: (text) => void heard.push(text),
    onReconnected: () => (reconnected += 1),
    reportError: () => undefined,
  })
  onTestFinished(() => notices.close())
  return { notices, heard, reconnected: () => reconnected }
}

it.skipIf(missing !== null)(
  'tells every process, and listens again after its connection broke',
  async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const [one, other] = [await listener(database.url), await listener(database.url)]
    one.notices.say('a')
    await until(() => other.heard.length > 0 && one.heard.length > 0)
    expect([one.heard, other.heard]).toEqual([['a'], ['a']])

    const killer = new pg.Client({ connectionString: database.url })
    await killer.connect()
    await killer.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deskmetry notices' and datname = current_database()",
    )
    await killer.end()
    await until(() => one.reconnected() > 0 && other.reconnected() > 0)
    expect([one.reconnected(), other.reconnected()]).toEqual([1, 1])
    other.notices.say('b')
    await until(() => one.heard.length > 1)
    expect(one.heard).toEqual(['a', 'b'])
  },
  30_000,
)
