import { WebSocket } from 'ws'

/** A frame as it came, loosely: tests look at what they expect. */
export interface Frame {
  readonly type: string
  readonly id?: string | null
  readonly case_id?: string
  readonly seq?: number | null
  readonly entries?: readonly { readonly seq: number; readonly text: string | null }[]
  readonly error?: { readonly code: string; readonly message: string }
  readonly [key: string]: unknown
}

export interface SocketClient {
  readonly frames: Frame[]
  /** Code and words of the end; null while it is open. */
  readonly ended: () => { readonly code: number; readonly reason: string } | null
  send(frame: object): void
  sendRaw(data: string | Buffer): void
  /** Sends with an id of its own and resolves with the answer: done, refused or pong. */
  ask(frame: object): Promise<Frame>
  /** The first frame, already here or to come, that fits. */
  next(fits: (frame: Frame) => boolean, ms?: number): Promise<Frame>
  /** Waits until the server ends it. */
  end(ms?: number): Promise<{ readonly code: number; readonly reason: string }>
  close(): void
  /** As a cable that is pulled: no goodbye. */
  cut(): void
}

let asked = 0

/** Connects to a server that listens; fails with the HTTP status when it is not let in. */
export async function connectSocket(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SocketClient> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers })
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  let ended: { readonly code: number; readonly reason: string } | null = null
  const wake = () => {
    for (const look of [...waiting]) look()
  }
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as Frame)
    wake()
  })
  socket.on('close', (code, reason) => {
    ended = { code, reason: reason.toString() }
    wake()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('unexpected-response', (_, answer) => {
      reject(new Error(`not let in: ${String(answer.statusCode)}`))
      answer.destroy()
    })
    socket.once('error', reject)
  })
  socket.on('error', () => undefined)

  function until<T>(look: () => T | null, ms: number, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        const found = look()
        if (found === null) return
        clearTimeout(timer)
        waiting.delete(attempt)
        resolve(found)
      }
      const timer = setTimeout(() => {
        waiting.delete(attempt)
        const last = JSON.stringify(frames.slice(-5)).slice(0, 1_500)
        reject(new Error(`${what} did not come; ended: ${JSON.stringify(ended)}, last: ${last}`))
      }, ms)
      waiting.add(attempt)
      attempt()
    })
  }

  const next = (fits: (frame: Frame) => boolean, ms = 5_000) =>
    until(() => frames.find(fits) ?? null, ms, `a frame that fits ${fits.toString()}`)

  return {
    frames,
    ended: () => ended,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendRaw: (data) => socket.send(data),
    ask(frame) {
      asked += 1
      const id = `ask-${String(asked)}`
      socket.send(JSON.stringify({ ...frame, id }))
      return next((one) => one.id === id && ['done', 'refused', 'pong'].includes(one.type))
    },
    next,
    end: (ms = 5_000) => until(() => ended, ms, 'the end'),
    close: () => socket.close(),
    cut: () => socket.terminate(),
  }
}

/** The seqs of a case as they were delivered, in order of arrival. */
export function seqsOf(frames: readonly Frame[], caseId: string): readonly number[] {
  return frames
    .filter(({ type, case_id }) => type === 'entries' && case_id === caseId)
    .flatMap(({ entries = [] }) => entries.map(({ seq }) => seq))
}

export async function ended(client: { readonly end: SocketClient['end'] }): Promise<number> {
  return (await client.end()).code
}
