import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Clock, DeskmetryError } from '../../domain/public.ts'
import { isUniqueViolation, type Store } from '../../store/public.ts'
import type { CaseNews, DeskNews } from '../news/desk-news.ts'
import { type BatchInput, beginBatch } from './commit-batch.ts'
import type { CommitUnit } from './commit-unit.ts'

/** Work on cases, done whole or not at all. PostgreSQL may run it again: no effect but through the unit. */
export interface CommitWork<T> {
  /** Cases it will look at, read ahead. */
  readonly cases: readonly string[]
  /** Keys it will look for, read ahead. */
  readonly keys?: BatchInput['keys']
  /** Keys of authors it will look for in whichever case, read ahead. */
  readonly said?: BatchInput['said']
  /** Customers it will ask about, read ahead. */
  readonly customers?: readonly string[]
  run(unit: CommitUnit): Promise<T>
}

export interface GroupCommit {
  /** Answers when it is on disk; then its news are told. */
  commit<T>(work: CommitWork<T>): Promise<T>
}

export interface GroupCommitOptions {
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: (size: number) => Uint8Array
  readonly news: DeskNews
}

interface Waiting {
  readonly work: CommitWork<unknown>
  readonly answer: (result: unknown) => void
  readonly refuse: (error: unknown) => void
}

type Outcome =
  | { readonly ok: true; readonly result: unknown; readonly news: readonly CaseNews[] }
  | { readonly ok: false; readonly error: unknown }

/** A few milliseconds of work: whoever waits behind a full group must not wait long. */
const MOST_AT_ONCE = 128

/**
 * Everything that arrives while a transaction runs goes into the next one together, in order of arrival. A commit
 * waits for the disk; waiting once for many is what makes a thousand messages a second possible on SQLite.
 * A refusal concerns its own work alone. A failure of the database fails the group: each is tried once more alone.
 */
export function createGroupCommit(options: GroupCommitOptions): GroupCommit {
  let queue: Waiting[] = []
  let isRunning = false

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // On SQLite everything in a transaction is synchronous: only here can more arrive.
      await nextTurn()
      const group = queue.slice(0, MOST_AT_ONCE)
      queue = queue.slice(MOST_AT_ONCE)
      await serve(group)
    }
    isRunning = false
  }

  async function serve(group: readonly Waiting[], isLastTry = false): Promise<void> {
    let outcomes: readonly Outcome[]
    try {
      outcomes = await runTogether(group, options)
    } catch (error) {
      const [only] = group
      // A row of that key came from another process meanwhile: looked at again, it is found.
      const isWorthAnother = !isLastTry && isUniqueViolation(error)
      if (group.length === 1 && !isWorthAnother) return only?.refuse(error)
      for (const one of group) await serve([one], group.length === 1)
      return
    }
    // News first: who waits for the answer finds the others told.
    for (const outcome of outcomes) {
      if (outcome.ok) for (const news of outcome.news) options.news.publish(news)
    }
    group.forEach((one, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok === true) one.answer(outcome.result)
      else one.refuse(outcome?.error)
    })
  }

  return {
    commit<T>(work: CommitWork<T>): Promise<T> {
      return new Promise<T>((answer, refuse) => {
        queue.push({ work, answer: answer as (result: unknown) => void, refuse })
        if (isRunning) return
        isRunning = true
        void drain()
      })
    },
  }
}

function runTogether(
  group: readonly Waiting[],
  { store, clock, randomBytes }: GroupCommitOptions,
): Promise<readonly Outcome[]> {
  return store.transaction(async (tx) => {
    const batch = await beginBatch(tx, {
      clock,
      randomBytes,
      cases: group.flatMap(({ work }) => work.cases),
      keys: group.flatMap(({ work }) => work.keys ?? []),
      said: group.flatMap(({ work }) => work.said ?? []),
      customers: group.flatMap(({ work }) => work.customers ?? []),
    })
    const outcomes: Outcome[] = []
    for (const { work } of group) {
      try {
        outcomes.push({ ok: true, ...(await batch.take((unit) => work.run(unit))) })
      } catch (error) {
        if (!(error instanceof DeskmetryError)) throw error
        outcomes.push({ ok: false, error })
      }
    }
    await batch.flush()
    return outcomes
  })
}
