import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReader, type StoreReader } from './reader.ts'
import { openStore, type Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'deskmetry-reader-'))
const file = join(folder, 'deskmetry.db')
let store: Store
let reader: StoreReader

beforeAll(async () => {
  store = await openStore({ file })
  await sql`create table things (name text)`.execute(store.kysely)
  reader = openReader(store, file)
})
afterAll(async () => {
  await reader.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const names = () => sql<{ name: string }>`select name from things`.execute(reader.kysely)

it('sees what was committed, at once', async () => {
  expect((await names()).rows).toEqual([])
  await sql`insert into things values (${'退款'})`.execute(store.kysely)
  expect((await names()).rows).toEqual([{ name: '退款' }])
})

it('reads while the store writes, and sees nothing that is not committed', async () => {
  await store.transaction(async (tx) => {
    await sql`insert into things values ('not yet')`.execute(tx.kysely)
    expect((await names()).rows).toHaveLength(1)
  })
  expect((await names()).rows).toHaveLength(2)
})

it('leaves the event loop to others', async () => {
  let ticks = 0
  const timer = setInterval(() => (ticks += 1), 2)
  await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000) select max(i) from n`.execute(
    reader.kysely,
  )
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(5)
})

it('cannot write', async () => {
  await expect(sql`insert into things values ('x')`.execute(reader.kysely)).rejects.toThrow(
    /read-?only|query_only/i,
  )
})

it('says what was wrong with a question, and answers the next', async () => {
  await expect(sql`select name from nowhere`.execute(reader.kysely)).rejects.toThrow('nowhere')
  expect((await names()).rows).toHaveLength(2)
})
