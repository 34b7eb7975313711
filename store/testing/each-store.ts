import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { openStore, type Store, type StoreDialect } from '../public.ts'
import { createTestDatabase, whyNoPostgres } from './postgres.ts'

export interface TestStores {
  readonly dialect: StoreDialect
  /** A store on an empty database. */
  open(): Promise<Store>
  /** Another store on the database of the last `open`, as a second process would have it. */
  openAgain(): Promise<Store>
}

interface Place {
  readonly target: { readonly file: string } | { readonly url: string }
  remove(): Promise<void>
}

/**
 * Runs the same tests on SQLite and on a real PostgreSQL. Stores are closed and databases dropped at the end.
 * Without PostgreSQL its half is shown as not run; with CI=true that is a failure.
 */
export function describeEachStore(title: string, tests: (stores: TestStores) => void): void {
  describe(`${title} on SQLite`, () => tests(testStores('sqlite', createFile)))
  const missing = whyNoPostgres()
  if (missing === null) {
    describe(`${title} on PostgreSQL`, () => tests(testStores('postgres', createDatabase)))
  } else {
    reportNotRun(`${title} on PostgreSQL`, missing)
  }
}

function reportNotRun(title: string, missing: string): void {
  it(`${title}: not run`, ({ skip }) => {
    expect(process.env['CI'], missing).not.toBe('true')
    skip(missing)
  })
}

function testStores(dialect: StoreDialect, create: () => Promise<Place>): TestStores {
  const places: Place[] = []
  const opened: Store[] = []

  afterAll(async () => {
    for (const store of opened) await store.close()
    for (const place of places) await place.remove()
  })

  async function openAt(place: Place | undefined): Promise<Store> {
    if (place === undefined) throw new Error('Open a store before opening it again')
    const store = await openStore(place.target)
    opened.push(store)
    return store
  }

  return {
    dialect,
    open: async () => {
      const place = await create()
      places.push(place)
      return openAt(place)
    },
    openAgain: () => openAt(places.at(-1)),
  }
}

function createFile(): Promise<Place> {
  const folder = mkdtempSync(join(inject('storeRun'), 'sqlite-'))
  return Promise.resolve({
    target: { file: join(folder, 'data', 'deskmetry.db') },
    remove: () => rm(folder, { recursive: true, force: true }),
  })
}

async function createDatabase(): Promise<Place> {
  const database = await createTestDatabase()
  return { target: { url: database.url }, remove: () => database.drop() }
}
