import type { StaffFrame, ToStaffFrame } from '../../../domain/contract/public.ts'
import { watchForSilence } from './silence-watch.ts'

/** `closed` by us, or the server said that this session may not come in. */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'closed'

/** The part of a browser's WebSocket that is used; a test hands in its own. */
export interface RawSocket {
  readonly readyState: number
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
  /** The session this connection was opened with has ended. */
  readonly onSignedOut: () => void
}

export interface LiveSocket {
  /** False when there is no connection: what is said by typing or reading is then not worth keeping. */
  readonly send: (frame: StaffFrame) => boolean
  /** Connects at once instead of when it is time. */
  readonly retryNow: () => void
  readonly close: () => void
}

const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 15_000
/** As the server closes a socket whose session has ended (docs/protocol.md). */
const SIGNED_OUT_CODE = 4401
/** After any other word one comes again. */
const REFUSED_CODES: readonly number[] = [1008, SIGNED_OUT_CODE]

/** A connection that comes back by itself: after 0.5 s, doubling to 15 s, each time ± 25 %. */
export function openLiveSocket(options: LiveSocketOptions): LiveSocket {
  const { connect, timers, random, onFrame, onState, onSignedOut } = options
  let raw: RawSocket | null = null
  let attempts = 0
  let retryTimer: number | null = null
  let endWatch = (): void => undefined

  function start(): void {
    stopRetry()
    onState('connecting')
    const socket = connect()
    const silence = watchForSilence(timers, socket, () => {
      if (raw === socket) lose(false)
    })
    raw = socket
    endWatch = silence.stop
    socket.onopen = silence.heard
    socket.onmessage = ({ data }) => {
      if (raw !== socket) return
      silence.heard()
      const frame = parseFrame(data)
      if (frame?.type === 'ready') {
        attempts = 0
        onState('open')
      }
      if (frame !== null) onFrame(frame)
    }
    socket.onclose = ({ code }) => {
      if (raw !== socket) return
      lose(REFUSED_CODES.includes(code))
      if (code === SIGNED_OUT_CODE) onSignedOut()
    }
  }

  function lose(isRefused: boolean): void {
    raw = null
    endWatch()
    onState(isRefused ? 'closed' : 'waiting')
    if (isRefused) return
    retryTimer = timers.set(start, retryWait(attempts, random()))
    attempts += 1
  }

  function stopRetry(): void {
    if (retryTimer !== null) timers.clear(retryTimer)
    retryTimer = null
  }

  start()
  return {
    send: (frame) => raw !== null && sendOpen(raw, frame),
    retryNow() {
      if (raw === null) start()
    },
    close() {
      const socket = raw
      raw = null
      stopRetry()
      endWatch()
      socket?.close()
      onState('closed')
    },
  }
}

function retryWait(attempts: number, random: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS) * (0.75 + random / 2)
}

/** The browser's number of a socket that is open. */
const OPEN = 1

function sendOpen(socket: RawSocket, frame: StaffFrame): boolean {
  if (socket.readyState !== OPEN) return false
  socket.send(JSON.stringify(frame))
  return true
}

/** A frame of a kind this version knows; a newer server may send others. The server's own words are trusted. */
function parseFrame(data: unknown): ToStaffFrame | null {
  if (typeof data !== 'string') return null
  const frame: unknown = JSON.parse(data)
  return typeof frame === 'object' && frame !== null && 'type' in frame
    ? (frame as ToStaffFrame)
    : null
}
