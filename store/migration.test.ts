import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fillColumnKinds } from './column-kinds.ts'
import { type Migration, migrate, type RoomMigrations } from './public.ts'
import { describeEachStore } from './testing/each-store.ts'

const clock = { now: () => 1_795_000_000_000 }

const CREATE: Migration = {
  name: '0001-shelves',
  statements: [
    `create table shelves (
      number {serial},
      id {id} not null unique,
      label {text},
      contents {json} not null,
      is_full {flag} not null default 0,
      size {integer},
      width_ratio {real},
      built_at {instant} not null
    )`,
  ],
}
const INDEX: Migration = {
  name: '0002-shelves-by-label',
  statements: ['create index shelves_by_label on shelves (label)'],
}

const shelves = (...migrations: readonly Migration[]): readonly RoomMigrations[] => [
  { room: 'shelves', migrations },
]

describeEachStore('migrate', (stores) => {
  it('applies what is missing, in order, once', async () => {
    const store = await stores.open()
    expect(await migrate(store, shelves(CREATE), clock)).toEqual([
      'store/0001-leases',
      'shelves/0001-shelves',
    ])
    expect(await migrate(store, shelves(CREATE), clock)).toEqual([])
    expect(await migrate(store, shelves(CREATE, INDEX), clock)).toEqual([
      'shelves/0002-shelves-by-label',
    ])
  })

  it('gives columns that mean the same on both databases', async () => {
    const store = await stores.open()
    await migrate(store, shelves(CREATE), clock)
    for (const id of ['b', 'a', 'Ä', 'B', '快']) {
      await sql`
        insert into shelves (id, contents, width_ratio, built_at) values (${id}, '{}', 0.25, ${clock.now()})
      `.execute(store.kysely)
    }
    const inOrder = await sql<{ number: number; id: string }>`
      select number, id, is_full, width_ratio, built_at from shelves order by id
    `.execute(store.kysely)
    const same = { is_full: 0, width_ratio: 0.25, built_at: clock.now() }
    expect(inOrder.rows).toEqual([
      { number: 4, id: 'B', ...same },
      { number: 2, id: 'a', ...same },
      { number: 1, id: 'b', ...same },
      { number: 3, id: 'Ä', ...same },
      { number: 5, id: '快', ...same },
    ])
  })

  it('refuses an applied migration that was changed, but not one that was only indented', async () => {
    const store = await stores.open()
    await migrate(store, shelves(CREATE, INDEX), clock)
    const indented = {
      ...INDEX,
      statements: ['create index shelves_by_label\n      on shelves (label)\n'],
    }
    expect(await migrate(store, shelves(CREATE, indented), clock)).toEqual([])
    const changed = { ...INDEX, statements: ['create index shelves_by_label on shelves (id)'] }
    await expect(migrate(store, shelves(CREATE, changed), clock)).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      details: { migration: 'shelves/0002-shelves-by-label' },
    })
    const renamed = { ...INDEX, name: '0002-by-label' }
    await expect(migrate(store, shelves(CREATE, renamed), clock)).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
    })
    await expect(migrate(store, shelves(INDEX, CREATE), clock)).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
    })
  })

  it('refuses a database of a newer version', async () => {
    const store = await stores.open()
    await migrate(store, shelves(CREATE, INDEX), clock)
    await expect(migrate(store, shelves(CREATE), clock)).rejects.toMatchObject({
      code: 'STORE_NEWER',
      details: { migration: 'shelves/0002-shelves-by-label' },
    })
    await expect(migrate(store, [], clock)).rejects.toMatchObject({
      code: 'STORE_NEWER',
      details: { migration: 'shelves/0001-shelves' },
    })
  })

  it('applies all or nothing', async () => {
    const store = await stores.open()
    const broken: Migration = { name: '0002-broken', statements: ['create nonsense'] }
    await expect(migrate(store, shelves(CREATE, broken), clock)).rejects.toThrow()
    expect(await migrate(store, shelves(CREATE), clock)).toEqual([
      'store/0001-leases',
      'shelves/0001-shelves',
    ])
  })

  // On SQLite one process holds the file; there the write lock of the transaction does the same.
  if (stores.dialect === 'postgres') {
    it('lets one of several processes that start together do the work', async () => {
      const first = await stores.open()
      const second = await stores.openAgain()
      const applied = await Promise.all([
        migrate(first, shelves(CREATE, INDEX), clock),
        migrate(second, shelves(CREATE, INDEX), clock),
      ])
      expect(applied.map((names) => names.length).sort()).toEqual([0, 3])
    })
  }
})

describe('a column kind', () => {
  it('that does not exist is refused by name', () => {
    expect(() => fillColumnKinds('create table t (a {varchar})', 'sqlite')).toThrow('{varchar}')
    expect(() => fillColumnKinds('create table t (a {constructor})', 'sqlite')).toThrow()
  })
})
