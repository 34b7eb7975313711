import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ToVisitorFrame } from '../../domain/contract/public.ts'
import { createVisitorSocket } from './visitor-socket.ts'

/** What a browser has, as far as the client uses it; the test plays the server. */
class FakeSocket {
  static readonly OPEN = 1
  static made: FakeSocket[] = []
  readyState = 0
  sent: unknown[] = []
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((event: { readonly data: string }) => void) | null = null

  constructor() {
    FakeSocket.made.push(this)
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }

  close(): void {
    this.readyState = 3
    this.onclose?.()
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  tell(frame: ToVisitorFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

const READY = { type: 'ready', now: '2026-11-20T08:00:00.000Z' } as const
const last = () => FakeSocket.made.at(-1) as FakeSocket

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.made = []
  vi.stubGlobal('WebSocket', FakeSocket)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open(since: () => number = () => 0) {
  const links: string[] = []
  const socket = createVisitorSocket({
    url: 'ws://127.0.0.1/api/v1/widget/socket',
    hello: () => ({ type: 'hello', id: 'hello', token: 'dv_x', case_id: 'a', since: since() }),
    onFrame: () => undefined,
    onLink: (link) => links.push(link),
    random: () => 1,
  })
  socket.connect()
  return { socket, links }
}

describe('the connection of a visitor', () => {
  it('says hello first, and sends nothing else before it is greeted', () => {
    const { socket, links } = open()
    last().open()
    expect(socket.send({ type: 'ping', id: 'x' })).toBe(false)
    last().tell(READY)
    expect(socket.send({ type: 'ping', id: 'x' })).toBe(true)
    expect(last().sent).toMatchObject([{ type: 'hello', token: 'dv_x' }, { type: 'ping' }])
    expect(links).toEqual(['connecting', 'up'])
  })

  it('comes back by itself and resumes where it stands then', () => {
    let seq = 3
    open(() => seq)
    last().open()
    last().tell(READY)
    seq = 7
    last().close()
    vi.advanceTimersByTime(500)
    last().open()
    expect(FakeSocket.made).toHaveLength(2)
    expect(last().sent).toMatchObject([{ type: 'hello', since: 7 }])
  })

  it('waits twice as long after each failure, half a minute at most, and at once when asked to hurry', () => {
    const { socket } = open()
    const pauses: number[] = []
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const made = FakeSocket.made.length
      last().close()
      let waited = 0
      while (FakeSocket.made.length === made) {
        vi.advanceTimersByTime(250)
        waited += 250
      }
      pauses.push(waited)
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    last().close()
    const made = FakeSocket.made.length
    socket.hurry()
    expect(FakeSocket.made.length).toBe(made + 1)
  })

  it('takes a connection for dead that says nothing for a minute', () => {
    const { links } = open()
    last().open()
    last().tell(READY)
    vi.advanceTimersByTime(60_000)
    expect(links.at(-1)).toBe('down')
  })

  it('stays closed once it is closed', () => {
    const { socket } = open()
    last().open()
    socket.close()
    vi.advanceTimersByTime(120_000)
    expect(FakeSocket.made).toHaveLength(1)
  })
})
