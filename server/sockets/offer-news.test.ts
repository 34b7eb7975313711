import { expect, it } from 'vitest'
import type { CaseState, Entry } from '../../desk/public.ts'
import { createLiveRooms, type StaffMember } from './live-room.ts'
import { offerNews } from './offer-news.ts'

const state = { id: 'desk:1', customer_id: null, last_seq: 5, last_public_seq: 5 } as CaseState
const wordsOf = (text: string) => [{ seq: 2, text }] as unknown as Entry[]

it('brings what took words away after the words, though those take longer to write', async () => {
  const sent: string[] = []
  const rooms = createLiveRooms()
  const connection = { send: (text: string) => void sent.push(text) }
  const member = { kind: 'staff', connection, feeds: new Map() } as unknown as StaffMember
  const feed = {
    delivered: () => 5,
    offer: () => undefined,
    catchUp: () => Promise.resolve(),
    stop: () => undefined,
  }
  const room = rooms.join(member, state, feed)
  const write = async (entries: readonly Entry[]) => {
    if (entries[0]?.text === 'with files') await new Promise((resolve) => setTimeout(resolve, 20))
    return entries.map((entry) => ({ seq: entry.seq, json: JSON.stringify(entry) }))
  }
  const lines = { staff: write, visitor: write, reader: () => () => Promise.resolve([]) }
  const failed = (error: unknown) => {
    throw error
  }
  for (const text of ['with files', 'taken away']) {
    offerNews({ rooms, lines, failed }, { case: state, entries: [], rewritten: wordsOf(text) })
  }
  await room.staffTold
  expect(sent.map((text) => /with files|taken away/.exec(text)?.[0])).toEqual([
    'with files',
    'taken away',
  ])
})
