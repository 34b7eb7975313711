import { describe, expect, it } from 'vitest'
import { sampleCase, sampleEntry, sampleUnsent } from '../testing/samples.ts'
import { type Happening, reduce } from './reduce.ts'
import { firstState, readByStaff, threadOf, unreadCount, type WidgetState } from './widget-state.ts'

const known = firstState({ isKnown: true, isOpen: false, outbox: [] })

function after(state: WidgetState, ...happenings: readonly Happening[]): WidgetState {
  return happenings.reduce(reduce, state)
}

const entries = (...seqs: readonly number[]): Happening => ({
  type: 'frame',
  frame: { type: 'entries', case_id: 'a', entries: seqs.map((seq) => sampleEntry(seq)) },
})
const withCase = after(known, { type: 'cases', cases: [sampleCase('a')] })
const loaded = after(withCase, {
  type: 'transcript',
  transcript: { case: sampleCase('a'), entries: [] },
  isWhole: true,
})

it('a refused file stays with its reason when the message goes, one that is up goes with it', () => {
  const upload = { key: 'up', name: 'a.png', bytes: 1, progress: 1, file: null, refusal: null }
  const state = after(
    loaded,
    { type: 'upload', upload },
    { type: 'upload', upload: { ...upload, key: 'no', refusal: 'It is empty' } },
    { type: 'written', unsent: sampleUnsent('one') },
  )
  expect(state.uploads.map(({ key }) => key)).toEqual(['no'])
  expect(after(state, { type: 'upload_gone', key: 'no' }).uploads).toEqual([])
})

describe('entries', () => {
  it('are kept in order, and their words stand in the list', () => {
    const state = after(loaded, entries(2, 3), entries(1, 2))
    expect(threadOf(state, 'a').entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(state.cases).toMatchObject([{ last_seq: 3, preview: '3' }])
  })

  it('count as unread until they are seen; one’s own and notices never do', () => {
    const mixed: Happening = {
      type: 'frame',
      frame: {
        type: 'entries',
        case_id: 'a',
        entries: [
          sampleEntry(1, { author: 'customer' }),
          sampleEntry(2, { kind: 'notice', notice: 'assigned' }),
          sampleEntry(3),
          sampleEntry(4),
        ],
      },
    }
    const state = after(loaded, mixed)
    expect(unreadCount(state)).toBe(2)
    expect(unreadCount(after(state, { type: 'seen', case_id: 'a', seq: 4 }))).toBe(0)
    expect(unreadCount(after(state, { type: 'seen', case_id: 'a', seq: 4 }, mixed))).toBe(0)
  })

  it('take the message they acknowledge out of the outbox, and no other', () => {
    const written = after(
      loaded,
      { type: 'written', unsent: sampleUnsent('one') },
      { type: 'written', unsent: sampleUnsent('two') },
    )
    const frame = {
      type: 'entries',
      case_id: 'a',
      entries: [sampleEntry(1, { author: 'customer', client_key: 'one' })],
    } as const
    expect(after(written, { type: 'frame', frame }).outbox).toMatchObject([{ client_key: 'two' }])
  })

  it('end the typing of who answered', () => {
    const frame = { type: 'typing', case_id: 'a', is_typing: true, name: 'Ada' } as const
    const typing = after(loaded, { type: 'frame', frame })
    expect(threadOf(typing, 'a').typing).toEqual({ name: 'Ada' })
    expect(threadOf(after(typing, entries(1)), 'a').typing).toBeNull()
  })

  it('tell how the case stands', () => {
    const told = (notice: 'assigned' | 'resolved' | 'reopened', seq: number): Happening => ({
      type: 'frame',
      frame: {
        type: 'entries',
        case_id: 'a',
        entries: [sampleEntry(seq, { kind: 'notice', notice, author: 'system' })],
      },
    })
    const states = [told('assigned', 1), told('resolved', 2), told('reopened', 3)].map(
      (_, index, all) => after(loaded, ...all.slice(0, index + 1)).cases[0]?.status,
    )
    expect(states).toEqual(['open', 'resolved', 'open'])
  })
})

it('asks for a rating when it is asked for, and shows the one that was given', () => {
  const asked = after(loaded, {
    type: 'frame',
    frame: {
      type: 'entries',
      case_id: 'a',
      entries: [
        sampleEntry(1, { kind: 'notice', notice: 'rating_requested', data: { rating_id: 'r' } }),
      ],
    },
  })
  expect(asked.cases[0]?.rating).toEqual({ rating_id: 'r', score: null, comment: null })
  const rated = after(asked, { type: 'rated', case_id: 'a', score: 5, comment: '' })
  expect(rated.cases[0]?.rating?.score).toBe(5)
})

it('starts again from a whole transcript when a gap cannot be told', () => {
  const state = after(loaded, entries(1, 2), {
    type: 'transcript',
    transcript: { case: sampleCase('a', { last_seq: 1 }), entries: [sampleEntry(1)] },
    isWhole: true,
  })
  expect(threadOf(state, 'a').entries).toHaveLength(1)
})

it('a refused message stays, says why, and can be tried again', () => {
  const state = after(
    loaded,
    { type: 'written', unsent: sampleUnsent('one') },
    { type: 'refused', client_key: 'one', message: 'too large' },
  )
  expect(state.outbox).toMatchObject([{ refusal: 'too large' }])
  expect(after(state, { type: 'retried', client_key: 'one' }).outbox).toMatchObject([
    { refusal: null },
  ])
  expect(after(state, { type: 'sent', client_key: 'one' }).outbox).toEqual([])
})

it('a read mark never goes back', () => {
  const read = (seq: number): Happening => ({
    type: 'frame',
    frame: { type: 'read', case_id: 'a', seq },
  })
  expect(threadOf(after(loaded, read(5), read(3)), 'a').staffRead).toBe(5)
})

it('whoever answers has read what stood before, and nothing that came after', () => {
  const asked: Happening = {
    type: 'frame',
    frame: { type: 'entries', case_id: 'a', entries: [sampleEntry(3, { author: 'customer' })] },
  }
  expect(readByStaff(threadOf(after(loaded, asked), 'a'))).toBe(0)
  expect(readByStaff(threadOf(after(loaded, entries(1, 2), asked), 'a'))).toBe(2)
})

it('nothing of a forgotten visitor is left', () => {
  const state = after(
    loaded,
    entries(1),
    { type: 'written', unsent: sampleUnsent('one') },
    { type: 'forgotten' },
  )
  expect(state).toMatchObject({
    isKnown: false,
    screen: 'start',
    cases: [],
    threads: {},
    outbox: [],
  })
})
