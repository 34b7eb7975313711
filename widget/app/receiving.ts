import type { ToVisitorFrame } from '../../domain/contract/public.ts'
import { unbrokenSeq } from '../state/merge-entries.ts'
import { lastSeqOf, threadOf } from '../state/widget-state.ts'
import type { Conversations } from './conversations.ts'
import type { Core } from './core.ts'
import type { Delivery } from './delivery.ts'

export interface ReceivingParts {
  readonly core: Core
  readonly conversations: Conversations
  readonly delivery: Delivery
}

/** Who types says so every few seconds; who has gone says nothing. */
const TYPING_SHOWN_MS = 8_000

/** What is done about each frame of the server, besides showing it. */
export function createReceiver({
  core,
  conversations,
  delivery,
}: ReceivingParts): (frame: ToVisitorFrame) => void {
  const typingEnds = new Map<string, ReturnType<typeof setTimeout>>()
  const { dispatch, guarded, state } = core

  function typing(caseId: string, isTyping: boolean): void {
    clearTimeout(typingEnds.get(caseId))
    if (!isTyping) return
    const end = () => dispatch({ type: 'typing_over', case_id: caseId })
    typingEnds.set(caseId, setTimeout(end, TYPING_SHOWN_MS))
  }

  return (frame) => {
    dispatch({ type: 'frame', frame })
    switch (frame.type) {
      case 'ready':
        conversations.followed().slice(1).forEach(conversations.follow)
        delivery.flush()
        return
      case 'entries': {
        const thread = threadOf(state(), frame.case_id)
        if (unbrokenSeq(thread.entries) === lastSeqOf(thread)) return
        void guarded(() => conversations.refresh(frame.case_id))
        return
      }
      case 'resync':
        void guarded(async () => {
          await conversations.refresh(frame.case_id, true)
          conversations.follow(frame.case_id)
        })
        return
      case 'done':
        delivery.done(frame)
        return
      case 'refused':
        if (frame.error.code === 'VISITOR_UNKNOWN') core.forget()
        else delivery.refused(frame)
        return
      case 'typing':
        typing(frame.case_id, frame.is_typing)
        return
      default:
    }
  }
}
