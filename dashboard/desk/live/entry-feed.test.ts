import { describe, expect, it } from 'vitest'
import type { CaseEntry } from '../../../domain/contract/public.ts'
import type { EntryRange } from '../../api/desk.ts'
import { entryOf } from '../testing/entries.ts'
import { createEntryFeed } from './entry-feed.ts'
import type { EntryLog } from './entry-log.ts'

const CASE = 'desk:c1'
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('the entries of an open conversation', () => {
  it('are its last page, then whatever comes', async () => {
    const { feed, followed, seqs } = feedOf(120)
    await feed.open(CASE)
    expect(seqs().at(0)).toBe(71)
    expect(followed).toEqual([[CASE, 120]])
    feed.take(CASE, [entryOf(121)])
    expect(seqs().at(-1)).toBe(121)
  })

  it('are whole although an entry was lost on the way', async () => {
    const { feed, server, seqs, log } = feedOf(3)
    await feed.open(CASE)
    server.length = 0
    server.push(...[1, 2, 3, 4, 5, 6].map((seq) => entryOf(seq)))
    feed.take(CASE, [entryOf(6)])
    await settle()
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6])
    expect(log()?.hasGap).toBe(false)
  })

  it('go on from where they stand when the connection is new', async () => {
    const { feed, followed } = feedOf(3)
    await feed.open(CASE)
    feed.take(CASE, [entryOf(4)])
    feed.resume()
    expect(followed).toEqual([
      [CASE, 3],
      [CASE, 4],
    ])
  })

  it('show a colleague’s reply sent while there was no connection', async () => {
    const { feed, server, seqs } = feedOf(3)
    await feed.open(CASE)
    server.push(entryOf(4, { author: { kind: 'agent', id: 'desk:b', name: 'Bo' } }))
    feed.catchUp()
    await settle()
    expect(seqs()).toEqual([1, 2, 3, 4])
  })

  it('have the new words of a message that was edited', async () => {
    const { feed, server, log } = feedOf(3)
    await feed.open(CASE)
    server[1] = entryOf(2, { text: 'Better', edited_at: '2026-03-02T10:00:00.000Z' })
    const said = entryOf(4, {
      kind: 'activity',
      activity: 'message_edited',
      data: { message_id: 'desk:m2' },
    })
    server.push(said)
    feed.take(CASE, [said])
    await settle()
    expect(log()?.entries[1]?.text).toBe('Better')
  })

  it('reach back page by page', async () => {
    const { feed, seqs } = feedOf(120)
    await feed.open(CASE)
    await feed.readEarlier(CASE)
    expect(seqs()).toHaveLength(100)
    await feed.readEarlier(CASE)
    expect(seqs().at(0)).toBe(1)
  })

  it('are let go of when it is closed, also while they are being read', async () => {
    const { feed, seqs, unfollowed } = feedOf(3)
    const opening = feed.open(CASE)
    feed.close(CASE)
    await opening
    feed.take(CASE, [entryOf(4)])
    expect(seqs()).toEqual([])
    expect(unfollowed).toEqual([CASE])
  })
})

function feedOf(count: number) {
  const server = Array.from({ length: count }, (_, index) => entryOf(index + 1))
  const followed: [string, number][] = []
  const unfollowed: string[] = []
  let log: EntryLog | null = null
  const feed = createEntryFeed({
    read: (_, range) => Promise.resolve(pageOf(server, range)),
    follow: (caseId, since) => void followed.push([caseId, since]),
    unfollow: (caseId) => void unfollowed.push(caseId),
    onChange: (_, next) => (log = next),
    onFailure: (_, failure) => {
      throw failure
    },
  })
  const read = (): EntryLog | null => log
  return {
    feed,
    server,
    followed,
    unfollowed,
    log: read,
    seqs: () => read()?.entries.map(({ seq }) => seq) ?? [],
  }
}

function pageOf(entries: readonly CaseEntry[], { since, before, limit = 50 }: EntryRange) {
  if (since !== undefined) return entries.filter(({ seq }) => seq > since).slice(0, limit)
  return entries.filter(({ seq }) => seq < (before ?? Infinity)).slice(-limit)
}
