import type { ToVisitorFrame } from '../../domain/contract/public.ts'
import { Refusal, type VisitorApi } from '../net/visitor-api.ts'
import type { VisitorSocket } from '../net/visitor-socket.ts'
import type { Happening } from '../state/reduce.ts'
import type { Unsent } from '../state/widget-state.ts'

/** Brings what was written to the server: one after the other, again and again until it is acknowledged. */
export interface Delivery {
  readonly flush: () => void
  readonly done: (frame: Extract<ToVisitorFrame, { readonly type: 'done' }>) => void
  readonly refused: (frame: Extract<ToVisitorFrame, { readonly type: 'refused' }>) => void
}

export interface DeliveryParts {
  readonly api: Pick<VisitorApi, 'say'>
  readonly socket: Pick<VisitorSocket, 'send'>
  readonly outbox: () => readonly Unsent[]
  readonly dispatch: (happening: Happening) => void
  readonly refresh: (caseId: string) => Promise<void>
  /** The case had ended too long ago: the message began another. */
  readonly onMoved: (caseId: string) => void
  readonly onUnknown: () => void
  /** A refusal as it is shown. */
  readonly wordsFor: (refusal: { readonly code: string; readonly message: string }) => string
}

/** Without an answer by then, it is asked over HTTP; the key makes it one message all the same. */
const ANSWER_WITHIN_MS = 8_000
const RETRY_AFTER_MS = 3_000
/** Refusals that the same message may not meet again. */
const PASSING = new Set(['TOO_MANY_REQUESTS', 'FRAME_TOO_MANY', 'INTERNAL', 'STOPPING'])

/** What became of a message: it is there, it never will be, or it is tried again. */
type Outcome = 'acknowledged' | 'refused' | 'later'

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
    current = next.client_key
    const isSent = parts.socket.send({ type: 'send', id: next.client_key, ...messageOf(next) })
    if (isSent) timer = setTimeout(() => void askFor(next), ANSWER_WITHIN_MS)
    else void askFor(next)
  }

  async function askFor(unsent: Unsent): Promise<void> {
    settle(unsent.client_key, await sayOverHttp(unsent, parts))
  }

  function settle(key: string, outcome: Outcome): void {
    if (outcome === 'acknowledged') acknowledged.add(key)
    if (current !== key) return
    current = null
    clearTimeout(timer)
    if (outcome === 'later') setTimeout(flush, RETRY_AFTER_MS)
    else flush()
  }

  return {
    flush,
    done({ id, ...frame }) {
      const unsent = parts.outbox().find(({ client_key }) => client_key === id)
      if (unsent === undefined) {
        settle(id, 'acknowledged')
        return
      }
      if (frame.case_id !== undefined && frame.case_id !== unsent.case_id) {
        parts.onMoved(frame.case_id)
      }
      setTimeout(() => void fetchEntry(unsent, parts), RETRY_AFTER_MS)
      settle(id, 'acknowledged')
    },
    refused({ id, error }) {
      if (id === null || current !== id) return
      const isPassing = PASSING.has(error.code)
      const message = parts.wordsFor(error)
      if (!isPassing) parts.dispatch({ type: 'refused', client_key: id, message })
      settle(id, isPassing ? 'later' : 'refused')
    },
  }
}

function messageOf({ client_key, case_id, text, files }: Unsent) {
  return { case_id, client_key, text, file_ids: files.map(({ id }) => id) }
}

async function sayOverHttp(unsent: Unsent, parts: DeliveryParts): Promise<Outcome> {
  const { case_id, ...message } = messageOf(unsent)
  const { client_key } = message
  try {
    const said = await parts.api.say(case_id, message)
    if (said.case_id !== case_id) parts.onMoved(said.case_id)
    await fetchEntry({ ...unsent, case_id: said.case_id }, parts)
    return 'acknowledged'
  } catch (error) {
    if (!(error instanceof Refusal) || error.isPassing) return 'later'
    if (error.code === 'VISITOR_UNKNOWN') parts.onUnknown()
    else parts.dispatch({ type: 'refused', client_key, message: parts.wordsFor(error) })
    return 'refused'
  }
}

/** The entry of an acknowledged message comes by itself; if not, it is fetched. */
async function fetchEntry(
  { client_key, case_id }: Unsent,
  { outbox, refresh, dispatch }: DeliveryParts,
): Promise<void> {
  if (!outbox().some((each) => each.client_key === client_key)) return
  try {
    await refresh(case_id)
  } catch {
    // It is committed; the next look at the conversation brings it.
    return
  }
  dispatch({ type: 'sent', client_key })
}
