import type { ToVisitorFrame, VisitorFrame } from '../../domain/contract/public.ts'
import { type Pulse, startPulse } from './pulse.ts'

/** A connection that comes back by itself, and says who it is each time. */
export interface VisitorSocket {
  /** Opens it, unless it is open or waiting to be. */
  readonly connect: () => void
  /** @returns false where there is no connection now */
  readonly send: (frame: VisitorFrame) => boolean
  /** Tries at once instead of waiting longer: the network is back, or somebody looks. */
  readonly hurry: () => void
  readonly close: () => void
}

export interface SocketOptions {
  readonly url: string
  /** What is said first; null: nobody is known, so there is nothing to say. */
  readonly hello: () => Extract<VisitorFrame, { readonly type: 'hello' }> | null
  readonly onFrame: (frame: ToVisitorFrame) => void
  readonly onLink: (link: 'connecting' | 'up' | 'down') => void
  /** From 0 to 1, so that not every widget comes back in the same instant. */
  readonly random: () => number
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

/** One attempt: a socket until it closes. */
interface Attempt {
  readonly socket: WebSocket
  readonly pulse: Pulse
  /** The server has said that it knows the visitor. */
  isReady: boolean
}

export function createVisitorSocket(options: SocketOptions): VisitorSocket {
  let attempt: Attempt | null = null
  let isWanted = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    clearTimeout(retry)
    if (!isWanted || attempt !== null) return
    const begun = begin(
      options,
      () => ended(begun),
      () => (failures = 0),
    )
    attempt = begun
  }

  function ended(which: Attempt | null): void {
    if (attempt !== which) return
    attempt = null
    if (!isWanted) return
    options.onLink('down')
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
    failures += 1
    clearTimeout(retry)
    retry = setTimeout(open, longest * (0.5 + options.random() / 2))
  }

  return {
    connect() {
      isWanted = true
      open()
    },
    send(frame) {
      if (attempt?.isReady !== true || attempt.socket.readyState !== WebSocket.OPEN) return false
      attempt.socket.send(JSON.stringify(frame))
      return true
    },
    hurry() {
      failures = 0
      open()
    },
    close() {
      isWanted = false
      clearTimeout(retry)
      const last = attempt
      attempt = null
      last?.pulse.stop()
      last?.socket.close()
    },
  }
}

/** @returns null where there is nobody to speak for, or the page's policy forbids it: HTTP still works then */
function begin(options: SocketOptions, onEnd: () => void, onReady: () => void): Attempt | null {
  const hello = options.hello()
  if (hello === null) return null
  let socket: WebSocket
  try {
    socket = new WebSocket(options.url)
  } catch {
    options.onLink('down')
    return null
  }
  options.onLink('connecting')
  const say = (frame: VisitorFrame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }
  const end = () => {
    pulse.stop()
    onEnd()
  }
  const pulse = startPulse(
    () => say({ type: 'ping', id: 'pulse' }),
    () => {
      socket.close()
      end()
    },
  )
  const attempt: Attempt = { socket, pulse, isReady: false }
  socket.onopen = () => say(hello)
  socket.onclose = end
  socket.onmessage = ({ data }) => {
    pulse.heard()
    const frame = JSON.parse(String(data)) as ToVisitorFrame
    if (frame.type === 'ready') {
      attempt.isReady = true
      onReady()
      options.onLink('up')
    }
    options.onFrame(frame)
  }
  return attempt
}
