import { describe, expect, it } from 'vitest'
import type { Committed } from '../../api/desk.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import { caseOf, entryOf } from '../testing/entries.ts'
import { fakeTimers } from '../testing/fake-live.ts'
import { memoryStorage } from '../testing/memory-storage.ts'
import { createOutbox, type Unsent } from './outbox.ts'

const OFFLINE = new ApiFailure({ code: 'OFFLINE', status: 0, message: 'no answer' })
const REFUSED = new ApiFailure({ code: 'NOT_ALLOWED', status: 403, message: 'not yours' })
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the outbox', () => {
  it('holds a message for as long as it can be taken back, then sends it once', async () => {
    const { outbox, timers, posted, shown } = outboxOf()
    outbox.add(unsentOf('a'))
    timers.pass(4_999)
    expect(posted).toEqual([])
    timers.pass(1)
    await settle()
    expect(posted).toEqual(['a'])
    expect(shown()).toEqual([])
    timers.pass(60_000)
    expect(posted).toEqual(['a'])
  })

  it('gives a message back and never sends it', async () => {
    const { outbox, timers, posted } = outboxOf()
    outbox.add(unsentOf('a'))
    expect(outbox.take('a')?.action.text).toBe('a')
    timers.pass(60_000)
    await settle()
    expect(posted).toEqual([])
    expect(outbox.take('a')).toBeNull()
  })

  it('tries again with the same key while nobody answers, and sends no later one before it', async () => {
    const { outbox, timers, posted, failures } = outboxOf()
    failures.push(OFFLINE, OFFLINE)
    outbox.add(unsentOf('a', { send_at: 0 }))
    outbox.add(unsentOf('b', { send_at: 0 }))
    await settle()
    expect(outbox.take('a')).toBeNull()
    timers.pass(3_000)
    await settle()
    expect(posted).toEqual(['a', 'a'])
    outbox.flush('waiting')
    await settle()
    expect(posted).toEqual(['a', 'a', 'a', 'b'])
  })

  it('keeps what was refused for a person to decide, and lets the next one pass', async () => {
    const { outbox, posted, failures, shown } = outboxOf()
    failures.push(REFUSED)
    outbox.add(unsentOf('a', { send_at: 0 }))
    outbox.add(unsentOf('b', { send_at: 0 }))
    await settle()
    await settle()
    expect(posted).toEqual(['a', 'b'])
    expect(shown()).toMatchObject([{ key: 'a', state: 'refused', why: 'not yours' }])
    expect(outbox.take('a')?.key).toBe('a')
  })

  it('goes on after a reload with what the window had not sent', async () => {
    const storage = memoryStorage()
    const before = outboxOf(storage)
    before.failures.push(OFFLINE)
    before.outbox.add(unsentOf('a', { send_at: 0 }))
    before.outbox.add(unsentOf('b', { case_id: 'desk:c2' }))
    await settle()
    const after = outboxOf(storage)
    await settle()
    expect(after.posted).toEqual(['a'])
    after.timers.pass(5_000)
    await settle()
    expect(after.posted).toEqual(['a', 'b'])
  })

  it('sends what it holds when the page is left', async () => {
    const { outbox, posted } = outboxOf()
    outbox.add(unsentOf('a'))
    outbox.flush('all')
    await settle()
    expect(posted).toEqual(['a'])
  })
})

function unsentOf(key: string, change: Partial<Unsent> = {}): Unsent {
  return {
    key,
    case_id: 'desk:c1',
    action: { type: 'reply', text: key, file_ids: [] },
    files: [],
    resolves: false,
    send_at: 5_000,
    state: 'holding',
    why: null,
    ...change,
  }
}

function outboxOf(storage = memoryStorage()) {
  const timers = fakeTimers()
  const posted: string[] = []
  const failures: Error[] = []
  let items: readonly Unsent[] = []
  const outbox = createOutbox({
    post({ key }) {
      posted.push(key)
      const failure = failures.shift()
      const committed: Committed = { case: caseOf(), entries: [entryOf(1, { client_key: key })] }
      return failure === undefined ? Promise.resolve(committed) : Promise.reject(failure)
    },
    now: timers.now,
    timers,
    storage,
    storageKey: 'unsent',
    onCommitted: () => undefined,
    onChange: (next) => (items = next),
  })
  return { outbox, timers, posted, failures, shown: () => items }
}
