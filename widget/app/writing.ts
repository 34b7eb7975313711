import type { VisitorSocket } from '../net/visitor-socket.ts'
import type { Core } from './core.ts'
import type { Delivery } from './delivery.ts'

/** What the visitor writes: kept as a draft, told as typing, sent as a message. */
export interface Writing {
  readonly draft: () => string
  readonly typed: (text: string) => void
  readonly say: (text: string) => void
}

const TYPING_TOLD_EVERY_MS = 3_000

export function createWriting(
  { parts, state, dispatch }: Core,
  { delivery, socket }: { readonly delivery: Delivery; readonly socket: () => VisitorSocket },
): Writing {
  const { memory, now, newKey } = parts
  let toldAt = 0

  function keepDraft(caseId: string, text: string): void {
    const { [caseId]: _old, ...others } = memory.read().drafts
    memory.change({ drafts: text === '' ? others : { ...others, [caseId]: text } })
  }

  return {
    draft() {
      const { openCase } = state()
      return openCase === null ? '' : (memory.read().drafts[openCase] ?? '')
    },
    typed(text) {
      const { openCase } = state()
      if (openCase === null) return
      keepDraft(openCase, text)
      if (now() - toldAt < TYPING_TOLD_EVERY_MS) return
      toldAt = now()
      socket().send({ type: 'typing', case_id: openCase, is_typing: text !== '' })
    },
    say(text) {
      const { openCase: case_id, uploads } = state()
      const files = uploads.flatMap(({ file }) => file ?? [])
      if (case_id === null || (text.trim() === '' && files.length === 0)) return
      const unsent = { client_key: newKey(), case_id, text, files, at: now(), refusal: null }
      dispatch({ type: 'written', unsent })
      keepDraft(case_id, '')
      toldAt = 0
      delivery.flush()
    },
  }
}
