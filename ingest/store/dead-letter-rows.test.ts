import { expect, it } from 'vitest'
import { migrate, type Store } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import type { DeadLetterDraft } from '../dead-letter/dead-letter.ts'
import {
  addDeadLetters,
  countDeadLetters,
  listDeadLetters,
  settleDeadLetters,
} from './dead-letter-rows.ts'
import { INGEST_MIGRATIONS } from './migrations.ts'
import { listUnmapped, recordUnmapped } from './unmapped-values.ts'

const clock = { now: () => 1_000 }

const draft = (line: number, more: Partial<DeadLetterDraft> = {}): DeadLetterDraft => ({
  source: 'shop',
  file: 'a.csv',
  line,
  event_id: null,
  problems: [
    { code: 'LINE_NOT_JSON', path: `line ${line}`, reason: 'no JSON', fix: 'Write JSON.' },
  ],
  text: `{${line}`,
  truncated: false,
  ...more,
})

describeEachStore('dead letters', (stores) => {
  async function open(): Promise<Store> {
    const store = await stores.open()
    await migrate(store, [{ room: 'ingest', migrations: INGEST_MIGRATIONS }], clock)
    return store
  }

  it('keeps each record once, in thousands at a time', async () => {
    const store = await open()
    const drafts = Array.from({ length: 2_500 }, (_, index) => draft(index))
    expect(await addDeadLetters(store, [...drafts, draft(1)], clock)).toBe(2_500)
    expect(await addDeadLetters(store, drafts.slice(0, 10), clock)).toBe(0)
  })

  it('lists page by page, each once, as their file has them', async () => {
    const store = await open()
    const drafts = Array.from({ length: 25 }, (_, index) =>
      draft(index, { line: index === 0 ? null : index, truncated: index === 3 }),
    )
    await addDeadLetters(store, drafts, clock)
    const seen: (number | null)[] = []
    let after
    for (;;) {
      const page = await listDeadLetters(store, { state: 'open', limit: 10, after })
      if (page.length === 0) break
      seen.push(...page.map(({ line }) => line))
      expect(page[0]?.problems[0]?.fix).toBe('Write JSON.')
      after = page.at(-1)
    }
    expect(seen).toEqual(drafts.map(({ line }) => line))
  })

  it('counts the open ones by source and reason', async () => {
    const store = await open()
    await addDeadLetters(store, [draft(1), draft(2), draft(3, { source: 'mail' })], clock)
    const [first] = await listDeadLetters(store, { source: 'mail', limit: 1 })
    expect(await settleDeadLetters(store, [first?.id ?? ''], { state: 'dismissed', clock })).toBe(1)
    expect(await settleDeadLetters(store, [first?.id ?? ''], { state: 'replayed', clock })).toBe(0)
    expect(await countDeadLetters(store)).toEqual([
      { source: 'shop', code: 'LINE_NOT_JSON', count: 2 },
    ])
  })

  it('keeps unmapped values with the count of the last import', async () => {
    const store = await open()
    const value = { source: 'shop', field: 'data.priority', value: 'P5', rows_count: 3 }
    await recordUnmapped(store, [value], clock)
    await recordUnmapped(
      store,
      [
        { ...value, rows_count: 4 },
        { ...value, value: 'P6' },
      ],
      clock,
    )
    expect(await listUnmapped(store, 10)).toEqual([
      { ...value, rows_count: 4 },
      { ...value, value: 'P6' },
    ])
  })
})
