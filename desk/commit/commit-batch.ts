import { sql } from 'kysely'
import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseNews } from '../news/desk-news.ts'
import type { Entry } from './case-change.ts'
import {
  type AuthorKey,
  authorKeyOf,
  type CaseKey,
  keyOf,
  type Pending,
  readCases,
  readDone,
  readErased,
  readSaid,
  writePending,
} from './batch-rows.ts'
import { type CommitUnit, createUnit, type UnitChanges } from './commit-unit.ts'
import type { StampSource } from './stamp-change.ts'

export interface CommitBatch {
  /** Runs one piece of work; one that throws leaves nothing behind. @returns its news as well */
  take<T>(
    run: (unit: CommitUnit) => Promise<T>,
  ): Promise<{ readonly result: T; readonly news: readonly CaseNews[] }>
  /** Writes what is still in memory. */
  flush(): Promise<void>
}

export interface BatchInput extends StampSource {
  readonly cases: readonly string[]
  readonly keys: readonly CaseKey[]
  readonly said: readonly AuthorKey[]
  readonly customers: readonly string[]
}

/**
 * Pieces of work that share one transaction. Rows are read ahead in one query and written together, since a
 * statement costs more than what it says; nobody can tell, for each works on what the one before left.
 */
export async function beginBatch(tx: StoreScope, input: BatchInput): Promise<CommitBatch> {
  const ahead = await readAhead(tx, input)
  let pending: Pending[] = []

  async function flush(): Promise<void> {
    const now = pending
    pending = []
    await writePending(tx, now)
  }

  return {
    flush,
    async take(run) {
      const mark = createMark(tx, flush)
      const { unit, changes } = createUnit({ ...input, ...ahead, scope: () => mark.set() })
      let result: Awaited<ReturnType<typeof run>>
      try {
        result = await run(unit)
      } catch (error) {
        // Any other failure ends the transaction.
        if (error instanceof DeskmetryError) await mark.undo()
        throw error
      }
      await mark.release()
      ahead.keep(changes)
      pending.push(...changes.written)
      return { result, news: changes.news }
    },
  }
}

/** What was read ahead, and what the work so far has made of it; what else is asked for is read then. */
async function readAhead(tx: StoreScope, input: BatchInput) {
  const cases = await readCases(tx, input.cases)
  const done = await readDone(tx, input.keys)
  const said = await readSaid(tx, input.said)
  const erased = await readErased(tx, input.customers)
  const written: Entry[] = []
  return {
    async readCase(id: string) {
      if (!cases.has(id)) for (const pair of await readCases(tx, [id])) cases.set(...pair)
      return cases.get(id) ?? null
    },
    async readDone(case_id: string, client_key: string) {
      const key = { case_id, client_key }
      if (!done.has(keyOf(key))) for (const pair of await readDone(tx, [key])) done.set(...pair)
      return done.get(keyOf(key)) ?? null
    },
    async readSaid(author_id: string, client_key: string) {
      const key = { author_id, client_key }
      const id = authorKeyOf(key)
      const earlier = said.get(id) ?? (await readSaid(tx, [key])).get(id) ?? []
      const now = written.filter(
        (entry) => entry.author_id === author_id && entry.client_key === client_key,
      )
      return [...earlier, ...now]
    },
    async readErased(id: string) {
      if (!erased.has(id)) for (const pair of await readErased(tx, [id])) erased.set(...pair)
      return erased.get(id) ?? false
    },
    keep(changes: UnitChanges): void {
      for (const [id, state] of changes.cases) cases.set(id, state)
      for (const entry of changes.written.flatMap((one) => one.entries)) {
        const { case_id, client_key } = entry
        if (client_key === null) continue
        done.set(keyOf({ case_id, client_key }), entry)
        written.push(entry)
      }
    },
  }
}

/** A place in the transaction to come back to, set when a piece of work first asks for the transaction. */
function createMark(tx: StoreScope, flush: () => Promise<void>) {
  let isSet = false
  return {
    async set(): Promise<StoreScope> {
      if (isSet) return tx
      await flush()
      await sql`savepoint work`.execute(tx.kysely)
      isSet = true
      return tx
    },
    async undo(): Promise<void> {
      if (isSet) await sql`rollback to savepoint work`.execute(tx.kysely)
    },
    async release(): Promise<void> {
      if (isSet) await sql`release savepoint work`.execute(tx.kysely)
    },
  }
}
