import type { StaffFrame, ToStaffFrame } from '../../../domain/contract/public.ts'

/** `closed` by us, or the server said that this session may not come in. */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'closed'

/** The part of a browser's WebSocket that is used; a test hands in its own. */
export interface RawSocket {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
}

export interface LiveTimers {
  set(run: () => void, ms: number): number
  clear(timer: number): void
}

export interface LiveSocketOptions {
  readonly connect: () => RawSocket
  readonly timers: LiveTimers
  /** From 0 to below 1: spreads reconnects of many windows. */
  readonly random: () => number
  readonly onFrame: (frame: ToStaffFrame) => void
  readonly onState: (state: LiveState) => void
}

export interface LiveSocket {
  /** False when there is no connection: what is said by typing or reading is then not worth keeping. */
  send(frame: StaffFrame): boolean
  /** Connects at once instead of when it is time. */
  retryNow(): void
  close(): void
}

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 15_000
/** A connection that says nothing for so long after a ping is dead, whatever the browser believes. */
const PING_EVERY_MS = 20_000
const SILENCE_MS = 10_000
/** As the server closes a socket whose session has ended (docs/protocol.md); after any other word one comes again. */
const REFUSED_CODES: readonly number[] = [1008, 4401]

/** A connection that comes back by itself: after 0.5 s, doubling to 15 s, each time ± 25 %. */
export function openLiveSocket(options: LiveSocketOptions): LiveSocket {
  const { connect, timers, random, onFrame, onState } = options
  let raw: RawSocket | null = null
  let isOpen = false
  let attempts = 0
  let pings = 0
  let retryTimer: number | null = null
  let pingTimer: number | null = null

  function start(): void {
    stopTimers()
    onState('connecting')
    const socket = connect()
    raw = socket
    socket.onopen = () => {
      isOpen = true
      watchForSilence(socket)
    }
    socket.onmessage = ({ data }) => {
      if (raw !== socket) return
      watchForSilence(socket)
      const frame = parseFrame(data)
      if (frame === null) return
      if (frame.type === 'ready') {
        attempts = 0
        onState('open')
      }
      onFrame(frame)
    }
    socket.onclose = ({ code }) => {
      if (raw === socket) lose(REFUSED_CODES.includes(code))
    }
  }

  function lose(isRefused: boolean): void {
    raw = null
    isOpen = false
    stopTimers()
    if (isRefused) {
      onState('closed')
      return
    }
    onState('waiting')
    const wait = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS)
    attempts += 1
    retryTimer = timers.set(start, wait * (0.75 + random() / 2))
  }

  /** Any word from the server proves that it is there; else it is asked, and given up. */
  function watchForSilence(socket: RawSocket): void {
    if (pingTimer !== null) timers.clear(pingTimer)
    pingTimer = timers.set(() => {
      pings += 1
      socket.send(JSON.stringify({ type: 'ping', id: `p${String(pings)}` }))
      pingTimer = timers.set(() => {
        socket.onclose = null
        socket.close()
        if (raw === socket) lose(false)
      }, SILENCE_MS)
    }, PING_EVERY_MS)
  }

  function stopTimers(): void {
    if (retryTimer !== null) timers.clear(retryTimer)
    if (pingTimer !== null) timers.clear(pingTimer)
    retryTimer = null
    pingTimer = null
  }

  start()
  return {
    send(frame) {
      if (raw === null || !isOpen) return false
      raw.send(JSON.stringify(frame))
      return true
    },
    retryNow() {
      if (raw === null) start()
    },
    close() {
      const socket = raw
      raw = null
      isOpen = false
      stopTimers()
      socket?.close()
      onState('closed')
    },
  }
}

/** A frame of a kind this version knows; a newer server may send others. The server's own words are trusted. */
function parseFrame(data: unknown): ToStaffFrame | null {
  if (typeof data !== 'string') return null
  const frame: unknown = JSON.parse(data)
  return typeof frame === 'object' && frame !== null && 'type' in frame
    ? (frame as ToStaffFrame)
    : null
}
