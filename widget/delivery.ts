import type { ToVisitorFrame } from '../domain/contract/public.ts'
import { Refusal, type VisitorApi } from './net/visitor-api.ts'
import type { VisitorSocket } from './net/visitor-socket.ts'
import type { Happening } from './state/reduce.ts'
import type { Unsent } from './state/widget-state.ts'

/** Brings what was written to the server: one after the other, again and again until it is acknowledged. */
export interface Delivery {
  flush(): void
  done(frame: Extract<ToVisitorFrame, { readonly type: 'done' }>): void
  refused(frame: Extract<ToVisitorFrame, { readonly type: 'refused' }>): void
}

export interface DeliveryParts {
  readonly api: VisitorApi
  readonly socket: VisitorSocket
  readonly outbox: () => readonly Unsent[]
  readonly dispatch: (happening: Happening) => void
  readonly refresh: (caseId: string) => Promise<void>
  /** The case had ended too long ago: the message began another. */
  readonly onMoved: (caseId: string) => void
  readonly onUnknown: () => void
}

/** Without an answer by then, it is asked over HTTP; the key makes it one message all the same. */
const ANSWER_WITHIN_MS = 8_000
const RETRY_AFTER_MS = 3_000

export function createDelivery(parts: DeliveryParts): Delivery {
  /** The message that is on its way. */
  let current: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Acknowledged; shown as unsent until the entry itself has come. */
  const acknowledged = new Set<string>()

  function flush(): void {
    if (current !== null) return
    const next = parts
      .outbox()
      .find(({ client_key, refusal }) => refusal === null && !acknowledged.has(client_key))
    if (next === undefined) return
    const { client_key, case_id, text, files } = next
    current = client_key
    const file_ids = files.map(({ id }) => id)
    const frame = { type: 'send', id: client_key, case_id, client_key, text, file_ids } as const
    if (parts.socket.send(frame)) timer = setTimeout(() => void overHttp(next), ANSWER_WITHIN_MS)
    else void overHttp(next)
  }

  function finish(key: string): void {
    if (current !== key) return
    current = null
    clearTimeout(timer)
  }

  async function overHttp(unsent: Unsent): Promise<void> {
    const { client_key, case_id, text, files } = unsent
    const file_ids = files.map(({ id }) => id)
    try {
      const said = await parts.api.say(case_id, { client_key, text, file_ids })
      acknowledged.add(client_key)
      if (said.case_id !== case_id) parts.onMoved(said.case_id)
      await parts.refresh(said.case_id)
      parts.dispatch({ type: 'sent', client_key })
      finish(client_key)
      flush()
    } catch (error) {
      finish(client_key)
      if (error instanceof Refusal && !error.isPassing) {
        if (error.code === 'VISITOR_UNKNOWN') parts.onUnknown()
        else parts.dispatch({ type: 'refused', client_key, message: error.message })
        flush()
      } else setTimeout(flush, RETRY_AFTER_MS)
    }
  }

  return {
    flush,
    done(frame) {
      const unsent = parts.outbox().find(({ client_key }) => client_key === frame.id)
      finish(frame.id)
      if (unsent !== undefined) {
        acknowledged.add(frame.id)
        const elsewhere = 'case_id' in frame ? frame.case_id : undefined
        if (elsewhere !== undefined && elsewhere !== unsent.case_id) parts.onMoved(elsewhere)
        setTimeout(() => void settle(unsent), RETRY_AFTER_MS)
      }
      flush()
    },
    refused({ id, error }) {
      if (id === null || current !== id) return
      finish(id)
      if (error.code === 'TOO_MANY_REQUESTS' || error.code === 'INTERNAL') {
        setTimeout(flush, RETRY_AFTER_MS)
        return
      }
      parts.dispatch({ type: 'refused', client_key: id, message: error.message })
      flush()
    },
  }

  /** The entry of an acknowledged message comes by itself; if not, it is fetched. */
  async function settle({ client_key, case_id }: Unsent): Promise<void> {
    if (!parts.outbox().some((each) => each.client_key === client_key)) return
    try {
      await parts.refresh(case_id)
    } catch {
      return
    }
    parts.dispatch({ type: 'sent', client_key })
  }
}
