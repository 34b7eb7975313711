import type { Socket } from 'node:net'
import type { WebSocket } from '@fastify/websocket'
import type { Clock } from '../../domain/public.ts'
import { CLOSE_REASONS, type CloseReason } from './close-reason.ts'
import { type FrameData, keepFrame } from './frame-codec.ts'

/** One open socket: what is sent is bounded, what comes is taken one frame after the other. */
export interface Connection {
  /** One frame as JSON. Does nothing once the socket ends. */
  send(text: string): void
  close(reason: CloseReason): void
  /** Resolves when the client has taken most of what it was sent, or the socket has ended. */
  drained(): Promise<void>
  /** Asks for a sign of life; ends a socket that gave none for long. Call it every `PING_EVERY_MS`. */
  beat(): void
  readonly isOpen: () => boolean
}

export interface ConnectionOptions {
  readonly clock: Clock
  /** What the socket runs over: frames of one moment leave together. */
  readonly raw: Pick<Socket, 'cork' | 'uncork'>
  /** The next frame is handed in when this one is done. */
  readonly onFrame: (data: FrameData, isBinary: boolean) => Promise<void>
  /** Once, however the socket ended. */
  readonly onEnd: () => void
  readonly onError: (error: unknown) => void
}

export const PING_EVERY_MS = 20_000
const SILENT_MS = 45_000
/** What a client has not taken yet. A reader that is slower than this for long loses nothing: it resumes. */
const MOST_WAITING_BYTES = 4 * 1_048_576
const DRAINED_BYTES = 262_144
/** Frames that wait for the ones before them; then the socket is not read, and TCP slows the sender. */
const MOST_PENDING = 64
const CLOSING_MS = 2_000

export function openConnection(socket: WebSocket, options: ConnectionOptions): Connection {
  const { clock } = options
  const gather = createGathering(options.raw)
  let lastHeard = clock.now()
  let isEnded = false

  takeInTurn(socket, {
    heard: () => {
      lastHeard = clock.now()
    },
    async take(data, isBinary) {
      if (isEnded) return
      try {
        await options.onFrame(data, isBinary)
      } catch (error) {
        options.onError(error)
        connection.close('broken')
      }
    },
  })
  // A frame that breaks the rules of WebSocket ends the socket by itself; there is nobody to answer.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isEnded = true
    options.onEnd()
  })

  const connection: Connection = {
    isOpen: () => !isEnded,
    send(text) {
      if (isEnded) return
      gather()
      socket.send(text)
      if (socket.bufferedAmount > MOST_WAITING_BYTES) connection.close('too_slow')
    },
    close(reason) {
      if (isEnded) return
      isEnded = true
      const { code, text } = CLOSE_REASONS[reason]
      // Paused it would not see the answer of the other side.
      socket.resume()
      socket.close(code, text)
      setTimeout(() => socket.terminate(), CLOSING_MS).unref()
    },
    async drained() {
      while (!isEnded && socket.bufferedAmount > DRAINED_BYTES) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    beat() {
      if (isEnded) return
      if (clock.now() - lastHeard > SILENT_MS) {
        connection.close('silent')
        // It does not answer, so it will not close either.
        socket.terminate()
      } else socket.ping()
    },
  }
  return connection
}

interface Taking {
  readonly heard: () => void
  readonly take: (data: FrameData, isBinary: boolean) => Promise<void>
}

/** One frame after the other; who sends faster than that is slowed by not being read. */
function takeInTurn(socket: WebSocket, { heard, take }: Taking): void {
  let pending = 0
  let chain: Promise<void> = Promise.resolve()
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    heard()
    pending += 1
    if (pending === MOST_PENDING) socket.pause()
    const kept = keepFrame(data)
    chain = chain
      .then(() => take(kept, isBinary))
      .then(() => {
        pending -= 1
        if (pending === MOST_PENDING - 1) socket.resume()
      })
  })
  socket.on('pong', heard)
}

/** A busy agent's socket gets many frames at once; writing to the network costs more than making them. */
function createGathering(raw: ConnectionOptions['raw']): () => void {
  let isCorked = false
  return () => {
    if (isCorked) return
    isCorked = true
    raw.cork()
    process.nextTick(() => {
      isCorked = false
      raw.uncork()
    })
  }
}
