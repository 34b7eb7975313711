import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCaseFeed, PAGE } from './case-feed.ts'

interface Entry {
  readonly seq: number
}

/** A case in a store whose reads end when the test says so, and a feed of it. */
function feedOf(options: { readonly since?: number; readonly stored?: number } = {}) {
  let last = options.stored ?? 0
  const got: number[] = []
  const waiting: (() => void)[] = []
  let reads = 0
  const feed = createCaseFeed<Entry>({
    since: options.since ?? 0,
    read: async (since, limit) => {
      reads += 1
      // As a database: the page is what is there when the query runs, its answer comes later.
      const page = range(since + 1, Math.min(last, since + limit))
      await new Promise<void>((resolve) => waiting.push(resolve))
      return page
    },
    send: (entries) => got.push(...entries.map(({ seq }) => seq)),
    drained: () => Promise.resolve(),
    failed: (error) => {
      throw error
    },
  })
  return {
    feed,
    got,
    reads: () => reads,
    commit: (count: number) => {
      const entries = range(last + 1, last + count)
      last += count
      return entries
    },
    last: () => last,
    answer: async () => {
      waiting.shift()?.()
      await settle()
    },
    answerAll: async () => {
      for (let turn = 0; turn < 1_000 && waiting.length > 0; turn += 1) {
        waiting.shift()?.()
        await settle()
      }
    },
  }
}

const range = (from: number, to: number): Entry[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ seq: from + index }))
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a feed', () => {
  it('passes on what fits without asking the store', () => {
    const { feed, got, commit, reads } = feedOf()
    feed.offer(commit(2), 2)
    feed.offer(commit(1), 3)
    expect(got).toEqual([1, 2, 3])
    expect(reads()).toBe(0)
  })

  it('reads what a lost notification would have told', async () => {
    const { feed, got, commit, answerAll } = feedOf()
    commit(2)
    feed.offer(commit(1), 3)
    await answerAll()
    expect(got).toEqual([1, 2, 3])
  })

  it('does not send again what came twice or late', () => {
    const { feed, got, commit } = feedOf()
    const first = commit(2)
    feed.offer(first, 2)
    feed.offer(first, 2)
    expect(got).toEqual([1, 2])
  })

  it('looks again when news comes while it reads', async () => {
    const { feed, got, commit, answer, answerAll } = feedOf({ stored: 3 })
    void feed.catchUp()
    feed.offer(commit(1), 4)
    await answer()
    expect(got).toEqual([1, 2, 3])
    await answerAll()
    expect(got).toEqual([1, 2, 3, 4])
  })

  it('reads a long history page by page', async () => {
    const { feed, got, answerAll } = feedOf({ stored: PAGE * 2 + 5 })
    void feed.catchUp()
    await answerAll()
    expect(got).toEqual(range(1, PAGE * 2 + 5).map(({ seq }) => seq))
  })

  it('sends nothing once stopped, also of what it was reading', async () => {
    const { feed, got, answerAll } = feedOf({ stored: 3 })
    void feed.catchUp()
    feed.stop()
    await answerAll()
    expect(got).toEqual([])
  })

  it('gives every entry once and in order, whatever happens to its notifications', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant('answer' as const), count: fc.constant(1) }),
      fc.record({ kind: fc.constant('sweep' as const), count: fc.constant(1) }),
    )
    const fate = fc.constantFrom('told', 'lost', 'late', 'twice', 'bare')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fate), { maxLength: 40 }), async (steps) => {
        const { feed, got, commit, last, answer, answerAll } = feedOf()
        const late: (() => void)[] = []
        for (const [{ kind, count }, told] of steps) {
          if (kind === 'answer') await answer()
          else if (kind === 'sweep') feed.offer([], last())
          else {
            const entries = commit(count)
            const tell = () => feed.offer(told === 'bare' ? [] : entries, entries.at(-1)?.seq ?? 0)
            if (told === 'late') late.push(tell)
            else if (told !== 'lost') tell()
            if (told === 'twice') tell()
          }
        }
        for (const tell of late) tell()
        feed.offer([], last())
        await answerAll()
        expect(got).toEqual(range(1, last()).map(({ seq }) => seq))
      }),
      { numRuns: 300 },
    )
  })
})
