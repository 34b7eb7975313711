import { WebSocket } from 'ws'

/**
 * A client that keeps the protocol (docs/protocol.md) and never gives up: it comes back, resumes each case from the
 * last `seq` it has in order, and repeats what was not acknowledged under the same key.
 */
export interface SteadyClient {
  /** Resolves when it is acknowledged, however often the connection is lost until then. */
  say(caseId: string, text: string): Promise<void>
  /** What it has of a case, in order. */
  log(caseId: string): readonly Told[]
  /** Pulls the cable. */
  cut(): void
  /** Entries that came out of order or with a gap. */
  readonly faults: string[]
  readonly reconnects: () => number
  close(): void
}

export interface Told {
  readonly seq: number
  readonly text: string | null
}

export type Identity =
  | { readonly kind: 'staff'; readonly cookie: string; readonly case_ids: readonly string[] }
  | { readonly kind: 'visitor'; readonly token: string; readonly case_ids: readonly [string] }

interface Incoming {
  readonly type: string
  readonly id?: string
  readonly case_id?: string
  readonly entries?: readonly Told[]
  readonly error?: { readonly code: string }
}

const RETRY_MS = 60

/** @param urlNow where the server is: it may come back at another port */
export function openSteadyClient(
  who: Identity,
  { urlNow, name }: { readonly urlNow: () => string; readonly name: string },
): SteadyClient {
  const logs = new Map<string, Told[]>(who.case_ids.map((id) => [id, []]))
  const pending = new Map<string, { readonly frame: object; readonly done: () => void }>()
  const faults: string[] = []
  let socket: WebSocket | null = null
  let isOpen = false
  let isClosed = false
  let count = 0
  let connects = 0

  const send = (frame: object) => socket?.send(JSON.stringify(frame))

  function connect(): void {
    if (isClosed) return
    connects += 1
    const isStaff = who.kind === 'staff'
    const path = isStaff ? '/api/v1/desk/socket' : '/api/v1/widget/socket'
    const next = new WebSocket(
      `${urlNow().replace('http', 'ws')}${path}`,
      isStaff ? { headers: { cookie: who.cookie } } : {},
    )
    socket = next
    next.on('error', () => undefined)
    next.on('close', () => {
      isOpen = false
      if (socket === next) setTimeout(connect, RETRY_MS)
    })
    next.on('open', () => {
      if (who.kind === 'visitor') {
        const [case_id] = who.case_ids
        send({ type: 'hello', id: 'hello', token: who.token, case_id, since: lastOf(case_id) })
      }
    })
    next.on('message', (data: Buffer) => {
      if (socket === next) take(JSON.parse(data.toString()) as Incoming)
    })
  }

  function take(frame: Incoming): void {
    switch (frame.type) {
      case 'ready':
        isOpen = true
        if (who.kind === 'staff') for (const id of who.case_ids) follow(id)
        for (const { frame: again } of pending.values()) send(again)
        return
      case 'entries':
        keep(frame.case_id ?? '', frame.entries ?? [])
        return
      case 'resync':
        faults.push(`${name}: resync of ${frame.case_id ?? ''}`)
        return
      case 'done':
        pending.get(frame.id ?? '')?.done()
        pending.delete(frame.id ?? '')
        return
      case 'refused':
        // Too fast after coming back: said again a little later.
        if (frame.error?.code === 'FRAME_TOO_MANY') setTimeout(() => again(frame.id ?? ''), 1_000)
        else faults.push(`${name}: ${JSON.stringify(frame)}`)
    }
  }

  function again(id: string): void {
    const waiting = pending.get(id)
    if (waiting !== undefined && isOpen) send(waiting.frame)
    else if (id.startsWith('follow ')) follow(id.slice(7))
  }

  function follow(case_id: string): void {
    send({ type: 'follow', id: `follow ${case_id}`, case_id, since: lastOf(case_id) })
  }

  function lastOf(caseId: string): number {
    return logs.get(caseId)?.at(-1)?.seq ?? 0
  }

  function keep(caseId: string, entries: readonly Told[]): void {
    const log = logs.get(caseId)
    if (log === undefined) return
    for (const { seq, text } of entries) {
      const last = log.at(-1)?.seq ?? 0
      if (seq <= last) continue
      if (seq > last + 1) faults.push(`${name}: ${caseId} goes from ${last} to ${seq}`)
      log.push({ seq, text })
    }
  }

  connect()
  return {
    say(case_id, text) {
      count += 1
      const id = `${name}-${count}`
      const client_key = `${name}-key-${count}`
      const frame =
        who.kind === 'visitor'
          ? { type: 'send', id, case_id, client_key, text, file_ids: [] }
          : {
              type: 'act',
              id,
              case_id,
              request: { client_key, action: { type: 'reply', text, file_ids: [] } },
            }
      return new Promise((resolve) => {
        pending.set(id, { frame, done: resolve })
        if (isOpen) send(frame)
      })
    },
    log: (caseId) => logs.get(caseId) ?? [],
    cut: () => socket?.terminate(),
    faults,
    reconnects: () => connects - 1,
    close() {
      isClosed = true
      socket?.terminate()
    },
  }
}
