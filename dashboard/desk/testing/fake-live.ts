import type { LiveTimers, RawSocket } from '../live/live-socket.ts'

/** Timers that go off when the test says that time has passed. */
export interface FakeTimers extends LiveTimers {
  readonly pass: (ms: number) => void
  readonly now: () => number
}

export function fakeTimers(start = 0): FakeTimers {
  let now = start
  let next = 1
  const due = new Map<number, { readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    set(run, ms) {
      due.set(next, { at: now + ms, run })
      next += 1
      return next - 1
    },
    clear: (timer) => void due.delete(timer),
    pass(ms) {
      const end = now + ms
      for (;;) {
        const [first] = [...due].filter(([, { at }]) => at <= end).toSorted(byTime)
        if (first === undefined) break
        due.delete(first[0])
        now = first[1].at
        first[1].run()
      }
      now = end
    },
  }
}

function byTime(
  [, a]: readonly [number, { readonly at: number }],
  [, b]: readonly [number, { readonly at: number }],
): number {
  return a.at - b.at
}

/** The browser's end of a connection whose other end is the test. */
export interface FakeSocket extends RawSocket {
  readyState: number
  readonly sent: Record<string, unknown>[]
  isClosed: boolean
  readonly accept: () => void
  readonly say: (frame: object) => void
  readonly drop: (code?: number) => void
}

export function fakeSocket(): FakeSocket {
  const socket: FakeSocket = {
    readyState: 0,
    sent: [],
    isClosed: false,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => void socket.sent.push(JSON.parse(text) as Record<string, unknown>),
    close() {
      socket.isClosed = true
    },
    accept() {
      socket.readyState = 1
      socket.onopen?.()
    },
    say: (frame) => socket.onmessage?.({ data: JSON.stringify(frame) }),
    drop: (code = 1006) => socket.onclose?.({ code }),
  }
  return socket
}
