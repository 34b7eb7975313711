import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import type { LiveDesk } from './live-desk.ts'
import { createLiveRooms } from './live-room.ts'
import { openStaffSocket } from './staff-socket.ts'
import { createWhoSees } from './who-sees.ts'

vi.mock('../../desk/public.ts', async (original) => ({
  ...(await original<object>()),
  caseReaderOf: () => ({ agent_id: 'desk:a', scope: 'all', team_ids: [] }),
  readInvitedCases: () => Promise.resolve([]),
}))

/** Opens a socket and ends it; what presence heard. */
async function comeAndGo(connected: () => Promise<{ state: string }>): Promise<readonly string[]> {
  const heard: string[] = []
  const presence = {
    connected: () => {
      heard.push('connected')
      return connected()
    },
    disconnected: () => Promise.resolve(void heard.push('disconnected')),
  }
  const live = {
    desk: { clock: { now: () => 0 } },
    members: new Set(),
    rooms: createLiveRooms(),
    whoSees: createWhoSees(),
    presence,
    failed: () => undefined,
  } as unknown as LiveDesk
  const socket = Object.assign(new EventEmitter(), {
    bufferedAmount: 0,
    send: () => undefined,
    close: () => undefined,
    terminate: () => undefined,
    resume: () => undefined,
  })
  const raw = { cork: () => undefined, uncork: () => undefined }
  openStaffSocket(
    live,
    socket as unknown as Parameters<typeof openStaffSocket>[1],
    { principal: {}, log: {}, raw } as unknown as Parameters<typeof openStaffSocket>[2],
  )
  socket.emit('close')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(live.members.size).toBe(0)
  return heard
}

it('counts out who was counted in, even when they leave at once', async () => {
  const heard = await comeAndGo(() => Promise.resolve({ state: 'online' }))
  expect(heard).toEqual(['connected', 'disconnected'])
})

it('does not count out who could not be counted in', async () => {
  const heard = await comeAndGo(() => Promise.reject(new Error('the store is away')))
  expect(heard).toEqual(['connected'])
})
