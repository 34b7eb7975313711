import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../testing/memory-storage.ts'
import { createDrafts, EMPTY_DRAFT } from './drafts.ts'

const HELLO = { ...EMPTY_DRAFT, text: 'Hello' }
const DAY_MS = 86_400_000

describe('drafts', () => {
  it('are kept by case and by what they are, over a reload', () => {
    const storage = memoryStorage()
    const note = { ...EMPTY_DRAFT, text: 'Ask Bo' }
    createDrafts(storage, 'desk:a', () => 1).write('desk:c1', { mode: 'note', reply: HELLO, note })
    const drafts = createDrafts(storage, 'desk:a', () => 2)
    expect(drafts.read('desk:c1')).toMatchObject({ mode: 'note', reply: HELLO, note })
    expect(drafts.read('desk:c2').reply).toEqual(EMPTY_DRAFT)
    expect(createDrafts(storage, 'desk:b', () => 2).read('desk:c1').reply).toEqual(EMPTY_DRAFT)
  })

  it('leave nothing behind once sent', () => {
    const storage = memoryStorage()
    const drafts = createDrafts(storage, 'desk:a', () => 1)
    drafts.write('desk:c1', { mode: 'reply', reply: HELLO, note: EMPTY_DRAFT })
    drafts.write('desk:c1', { mode: 'reply', reply: EMPTY_DRAFT, note: EMPTY_DRAFT })
    expect(storage.length).toBe(0)
  })

  it('are dropped after 30 days, and nothing else is', () => {
    const storage = memoryStorage()
    storage.setItem('deskmetry.theme', 'dark')
    const write = (now: number, caseId: string) =>
      createDrafts(storage, 'desk:a', () => now).write(caseId, {
        mode: 'reply',
        reply: HELLO,
        note: EMPTY_DRAFT,
      })
    write(0, 'desk:old')
    write(20 * DAY_MS, 'desk:new')
    createDrafts(storage, 'desk:a', () => 31 * DAY_MS)
    expect(storage.length).toBe(2)
    expect(storage.getItem('deskmetry.theme')).toBe('dark')
  })

  it('read as empty when they are not what this version writes', () => {
    const storage = memoryStorage()
    storage.setItem('deskmetry.draft.desk:a.desk:c1', '{"reply":')
    expect(createDrafts(storage, 'desk:a', () => 0).read('desk:c1').reply).toEqual(EMPTY_DRAFT)
  })
})
