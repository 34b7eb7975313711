import { describe, expect, it, vi } from 'vitest'
import { type FakeSocket, fakeSocket, fakeTimers } from '../testing/fake-live.ts'
import { type LiveState, openLiveSocket } from './live-socket.ts'

const READY = { type: 'ready', agent_id: 'desk:a', state: 'online', now: '2026-03-02T09:00:00Z' }

describe('the live connection', () => {
  it('comes back by itself, later each time, and soon again once it had been open', () => {
    const { sockets, timers, states } = connected()
    sockets[0]?.drop()
    expect(states.at(-1)).toBe('waiting')
    timers.pass(499)
    expect(sockets).toHaveLength(1)
    timers.pass(1)
    expect(sockets).toHaveLength(2)
    sockets[1]?.drop()
    timers.pass(999)
    expect(sockets).toHaveLength(2)
    timers.pass(1)
    sockets[2]?.accept()
    sockets[2]?.say(READY)
    expect(states.at(-1)).toBe('open')
    sockets[2]?.drop()
    timers.pass(500)
    expect(sockets).toHaveLength(4)
  })

  it('gives up a connection that says nothing, although the browser calls it open', () => {
    const { sockets, timers, states } = connected()
    timers.pass(20_000)
    expect(sockets[0]?.sent.at(-1)).toMatchObject({ type: 'ping' })
    timers.pass(10_000)
    expect(sockets[0]?.isClosed).toBe(true)
    expect(states.at(-1)).toBe('waiting')
  })

  it('keeps a connection that answers', () => {
    const { sockets, timers, states } = connected()
    for (let minute = 0; minute < 10; minute += 1) {
      timers.pass(20_000)
      sockets[0]?.say({ type: 'pong', id: 'p' })
    }
    expect(sockets).toHaveLength(1)
    expect(states.at(-1)).toBe('open')
  })

  it('does not try again where the session is not let in', () => {
    const { sockets, timers, states } = connected()
    sockets[0]?.drop(1008)
    timers.pass(120_000)
    expect(sockets).toHaveLength(1)
    expect(states.at(-1)).toBe('closed')
  })

  it('says at once that the session has ended, and of no other end', () => {
    const { sockets, signedOut, timers } = connected()
    sockets[0]?.drop(4403)
    timers.pass(1_000)
    expect(signedOut).not.toHaveBeenCalled()
    sockets[1]?.drop(4401)
    expect(signedOut).toHaveBeenCalledOnce()
    timers.pass(120_000)
    expect(sockets).toHaveLength(2)
  })

  it('says that a frame was not sent rather than keeping it', () => {
    const { sockets, live } = connected()
    const frame = { type: 'typing', case_id: 'desk:c1', is_typing: true } as const
    expect(live.send(frame)).toBe(true)
    sockets[0]?.drop()
    expect(live.send(frame)).toBe(false)
  })
})

function connected() {
  const sockets: FakeSocket[] = []
  const states: LiveState[] = []
  const timers = fakeTimers()
  const signedOut = vi.fn()
  const live = openLiveSocket({
    connect() {
      const socket = fakeSocket()
      sockets.push(socket)
      return socket
    },
    timers,
    random: () => 0.5,
    onFrame: () => undefined,
    onState: (state) => states.push(state),
    onSignedOut: signedOut,
  })
  sockets[0]?.accept()
  sockets[0]?.say(READY)
  return { sockets, timers, states, signedOut, live }
}
