import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isUniqueViolation, openStore, type Store } from './public.ts'
import { describeEachStore } from './testing/each-store.ts'

type Notes = { notes: { id: string; body: string | null; at: number } }

describeEachStore('a store', (stores) => {
  let store: Store
  const notes = () => store.kysely.withTables<Notes>()
  const countNotes = async () => {
    const row = await notes()
      .selectFrom('notes')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  }

  beforeAll(async () => {
    store = await stores.open()
    await sql`create table notes (id text primary key, body text, at bigint not null)`.execute(
      store.kysely,
    )
  })

  it('reads instants and counts as numbers', async () => {
    await notes()
      .insertInto('notes')
      .values({ id: 'one', body: null, at: 1_795_163_677_788 })
      .execute()
    expect(await notes().selectFrom('notes').selectAll().execute()).toEqual([
      { id: 'one', body: null, at: 1_795_163_677_788 },
    ])
    const sums = await notes()
      .selectFrom('notes')
      .select((select) => [select.fn.countAll().as('count'), select.fn.sum('at').as('sum')])
      .execute()
    expect(sums).toEqual([{ count: 1, sum: 1_795_163_677_788 }])
  })

  it('undoes a transaction that throws', async () => {
    const before = await countNotes()
    const failing = store.transaction(async (tx) => {
      await tx.kysely
        .withTables<Notes>()
        .insertInto('notes')
        .values({ id: 'gone', body: 'x', at: 1 })
        .execute()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await countNotes()).toBe(before)
  })

  it('joins a transaction within a transaction', async () => {
    const before = await countNotes()
    const failing = store.transaction(async (tx) => {
      await tx.transaction((inner) =>
        inner.kysely
          .withTables<Notes>()
          .insertInto('notes')
          .values({ id: 'inner', body: 'x', at: 1 })
          .execute(),
      )
      throw new Error('outer failed')
    })
    await expect(failing).rejects.toThrow('outer failed')
    expect(await countNotes()).toBe(before)
  })

  it('refuses a query that goes past its transaction', async () => {
    await expect(store.transaction(() => countNotes())).rejects.toThrow('past its transaction')
    expect(await countNotes()).toBeGreaterThan(0)
  })

  it('runs transactions as if each were alone', async () => {
    await notes().insertInto('notes').values({ id: 'counter', body: null, at: 0 }).execute()
    const increment = () =>
      store.transaction(async (tx) => {
        const db = tx.kysely.withTables<Notes>()
        const { at } = await db
          .selectFrom('notes')
          .select('at')
          .where('id', '=', 'counter')
          .executeTakeFirstOrThrow()
        await db
          .updateTable('notes')
          .set({ at: at + 1 })
          .where('id', '=', 'counter')
          .execute()
      })
    await Promise.all(Array.from({ length: 6 }, increment))
    const { at } = await notes()
      .selectFrom('notes')
      .select('at')
      .where('id', '=', 'counter')
      .executeTakeFirstOrThrow()
    expect(at).toBe(6)
  })

  it('tells a taken key from other failures', async () => {
    const insert = () =>
      notes().insertInto('notes').values({ id: 'twin', body: null, at: 1 }).execute()
    await insert()
    const error: unknown = await insert().catch((caught: unknown) => caught)
    expect(isUniqueViolation(error)).toBe(true)
    const other: unknown = await sql`select nothing from nowhere`
      .execute(store.kysely)
      .catch((caught: unknown) => caught)
    expect(other).toBeInstanceOf(Error)
    expect(isUniqueViolation(other)).toBe(false)
  })

  it('refuses a boolean where a flag belongs', async () => {
    const insert = sql`insert into notes (id, at) values ('flag', ${true})`.execute(store.kysely)
    await expect(insert).rejects.toThrow()
  })

  it('keeps every character of a text', async () => {
    const body = '快递停运 🚚 ﷽ \'"\\ \n\t'
    await notes().insertInto('notes').values({ id: 'text', body, at: 1 }).execute()
    const row = await notes().selectFrom('notes').select('body').where('id', '=', 'text').execute()
    expect(row).toEqual([{ body }])
  })
})

describe('a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskmetry-file-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('belongs to its owner alone, and is as durable as it can be', async () => {
    const file = join(folder, 'new', 'deskmetry.db')
    const store = await openStore({ file })
    await sql`create table notes (id text primary key)`.execute(store.kysely)
    const read = async (name: string) => {
      const result = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.kysely)
      return Object.values(result.rows[0] ?? {})[0]
    }
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700)
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
    expect(await read('journal_mode')).toBe('wal')
    expect(await read('synchronous')).toBe(2)
    expect(await read('foreign_keys')).toBe(1)
    expect(await read('busy_timeout')).toBe(5_000)
    await store.close()
  })

  it('is locked from the beginning of a transaction, so that none is refused at its end', async () => {
    const file = join(folder, 'locked.db')
    const store = await openStore({ file })
    await sql`create table notes (id text primary key)`.execute(store.kysely)
    const other = new Database(file, { timeout: 0 })
    const write = () => other.exec("insert into notes values ('other')")
    await store.transaction(async (tx) => {
      await sql`select id from notes`.execute(tx.kysely)
      expect(write).toThrow('locked')
    })
    expect(write).not.toThrow()
    other.close()
    await store.close()
  })

  it('that cannot be made is refused by name', async () => {
    const file = '/dev/null/deskmetry.db'
    await expect(openStore({ file })).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
      details: { where: file },
    })
  })
})

describe('a store in memory', () => {
  it('works like a file, and leaves none', async () => {
    const store = await openStore({ file: ':memory:' })
    await store.transaction((tx) => sql`create table notes (id text)`.execute(tx.kysely))
    const { rows } = await sql`select id from notes`.execute(store.kysely)
    expect(rows).toEqual([])
    expect(existsSync(':memory:')).toBe(false)
    await store.close()
  })
})

describe('a PostgreSQL server', () => {
  it('that is away is refused without showing the password', async () => {
    const error: unknown = await openStore({
      url: 'postgresql://someone:secret@127.0.0.1:1/deskmetry',
    }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'STORE_UNREACHABLE' })
    expect(String(error)).toContain('127.0.0.1:1/deskmetry')
    expect(String(error)).not.toContain('secret')
  })
})
