import type { ToVisitorFrame, VisitorFrame } from '../../domain/contract/public.ts'

/** A connection that comes back by itself, and says who it is each time. */
export interface VisitorSocket {
  /** Opens it, unless it is open or waiting to be. */
  connect(): void
  /** @returns false where there is no connection now */
  send(frame: VisitorFrame): boolean
  /** Tries at once instead of waiting longer: the network is back, or somebody looks. */
  hurry(): void
  close(): void
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

const PING_EVERY_MS = 25_000
/** Two pings without an answer. */
const SILENT_AFTER_MS = 60_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000

export function createVisitorSocket(options: SocketOptions): VisitorSocket {
  let socket: WebSocket | null = null
  let isReady = false
  let isWanted = false
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let pulse: ReturnType<typeof setInterval> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    const hello = options.hello()
    if (hello === null || !isWanted || socket !== null) return
    clearTimeout(retry)
    options.onLink('connecting')
    let fresh: WebSocket
    try {
      fresh = new WebSocket(options.url)
    } catch {
      // The policy of the page forbids it: what the widget asks over HTTP still works.
      options.onLink('down')
      return
    }
    socket = fresh
    fresh.onopen = () => {
      fresh.send(JSON.stringify(hello))
      listenForSilence()
      pulse = setInterval(() => {
        fresh.send(JSON.stringify({ type: 'ping', id: 'pulse' } satisfies VisitorFrame))
      }, PING_EVERY_MS)
    }
    fresh.onmessage = ({ data }) => {
      listenForSilence()
      const frame = JSON.parse(String(data)) as ToVisitorFrame
      if (frame.type === 'ready') {
        isReady = true
        failures = 0
        options.onLink('up')
      }
      options.onFrame(frame)
    }
    fresh.onclose = () => {
      if (socket === fresh) lost()
    }
  }

  function listenForSilence(): void {
    clearTimeout(silence)
    silence = setTimeout(() => {
      socket?.close()
      lost()
    }, SILENT_AFTER_MS)
  }

  function lost(): void {
    socket = null
    isReady = false
    clearInterval(pulse)
    clearTimeout(silence)
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
      if (socket === null || !isReady || socket.readyState !== WebSocket.OPEN) return false
      socket.send(JSON.stringify(frame))
      return true
    },
    hurry() {
      if (!isWanted || socket !== null) return
      failures = 0
      open()
    },
    close() {
      isWanted = false
      clearTimeout(retry)
      const old = socket
      socket = null
      isReady = false
      clearInterval(pulse)
      clearTimeout(silence)
      old?.close()
    },
  }
}
