import { expect, it } from 'vitest'
import type { CaseState } from '../../desk/public.ts'
import { followCase } from './follow-case.ts'
import { createLiveRooms, type Member } from './live-room.ts'

const state = { id: 'desk:1', customer_id: null, last_seq: 3, last_event_seq: 3 } as CaseState

function memberWhose(socket: { isOpen: boolean }): Member {
  const connection = {
    send: () => undefined,
    close: () => undefined,
    drained: () => Promise.resolve(),
    beat: () => undefined,
    isOpen: () => socket.isOpen,
  }
  return { kind: 'staff', connection, feeds: new Map() } as unknown as Member
}

const following = (rooms: ReturnType<typeof createLiveRooms>) => ({
  since: 3,
  rooms,
  lines: {
    staff: () => Promise.resolve([]),
    visitor: () => Promise.resolve([]),
    reader: () => () => Promise.resolve([]),
  },
  failed: () => undefined,
})

it('follows while the socket is open', async () => {
  const rooms = createLiveRooms()
  expect(await followCase(memberWhose({ isOpen: true }), state, following(rooms))).toBe(3)
  expect(rooms.get(state.id)?.staff.size).toBe(1)
})

it('enters nobody whose socket ended while their case was read', async () => {
  const rooms = createLiveRooms()
  const member = memberWhose({ isOpen: false })
  expect(await followCase(member, state, following(rooms))).toBeNull()
  expect(rooms.get(state.id)).toBeUndefined()
  expect(member.feeds.size).toBe(0)
})
