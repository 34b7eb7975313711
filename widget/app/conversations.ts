import type { VisitorSocket } from '../net/visitor-socket.ts'
import { unbrokenSeq } from '../state/merge-entries.ts'
import { lastSeqOf, threadOf } from '../state/widget-state.ts'
import type { Core } from './core.ts'

/** The visitor's cases: which are followed, what is read of them, which one is on the screen. */
export interface Conversations {
  /** Of all cases those that may still change; the one on the screen first. */
  readonly followed: () => readonly string[]
  /** The entry after which a case is to be resumed. */
  readonly sinceOf: (caseId: string | null) => number
  readonly follow: (caseId: string) => void
  readonly open: (caseId: string) => void
  /** Reads what came since, or everything anew. */
  readonly refresh: (caseId: string, isWhole?: boolean) => Promise<void>
  /** The list, and the case in it. */
  readonly openUnlisted: (caseId: string) => Promise<void>
  /** Comes back to where the visitor was. */
  readonly enter: () => Promise<void>
  /** Marks as read what stands on a screen that somebody looks at. */
  readonly see: () => void
}

const MOST_FOLLOWED = 5

export function createConversations(core: Core, socket: () => VisitorSocket): Conversations {
  const { api, memory, isHidden } = core.parts
  const { dispatch, state, guarded } = core
  const sinceOf = (caseId: string | null) => unbrokenSeq(threadOf(state(), caseId).entries)

  const conversations: Conversations = {
    sinceOf,
    followed() {
      const { cases, openCase } = state()
      const live = cases.filter(({ status }) => status !== 'closed').map(({ id }) => id)
      return [...new Set([...(openCase === null ? [] : [openCase]), ...live])].slice(
        0,
        MOST_FOLLOWED,
      )
    },
    follow(caseId) {
      const since = sinceOf(caseId)
      socket().send({ type: 'follow', id: `follow ${caseId}`, case_id: caseId, since })
    },
    open(caseId) {
      dispatch({ type: 'open_case', case_id: caseId })
      memory.change({ openCase: caseId })
      conversations.follow(caseId)
      const { isLoaded } = threadOf(state(), caseId)
      if (!isLoaded) void guarded(() => conversations.refresh(caseId, true))
    },
    refresh: (caseId, isWhole = false) => refresh(core, caseId, isWhole ? null : sinceOf(caseId)),
    async openUnlisted(caseId) {
      dispatch({ type: 'cases', cases: await api.cases() })
      conversations.open(caseId)
    },
    async enter() {
      dispatch({ type: 'cases', cases: await api.cases() })
      const { openCase } = memory.read()
      const { cases } = state()
      const place = cases.find(({ id }) => id === openCase) ?? cases.find(isLive)
      if (place !== undefined) conversations.open(place.id)
      else if (cases.length === 0) dispatch({ type: 'show', screen: 'start' })
    },
    see() {
      const { isOpen, screen, openCase } = state()
      if (!isOpen || screen !== 'thread' || openCase === null || isHidden()) return
      const thread = threadOf(state(), openCase)
      const seq = lastSeqOf(thread)
      if (!thread.isLoaded || seq <= thread.visitorRead) return
      dispatch({ type: 'seen', case_id: openCase, seq })
      if (socket().send({ type: 'read', case_id: openCase, seq })) return
      void guarded(() => api.read(openCase, seq))
    },
  }
  return conversations
}

async function refresh(core: Core, caseId: string, from: number | null): Promise<void> {
  let since = from ?? 0
  for (let isFirst = true; ; isFirst = false) {
    const transcript = await core.parts.api.transcript(caseId, since)
    core.dispatch({ type: 'transcript', transcript, isWhole: from === null && isFirst })
    const last = transcript.entries.at(-1)?.seq ?? since
    if (last >= transcript.case.last_seq || last === since) return
    since = last
  }
}

function isLive({ status }: { readonly status: string }): boolean {
  return status === 'queued' || status === 'open'
}
