import { useQueryClient } from '@tanstack/vue-query'
import { createSharedComposable } from '@vueuse/core'
import { computed, inject, onScopeDispose, shallowReactive, shallowRef } from 'vue'
import type { CaseAction, ToStaffFrame } from '../../../domain/contract/public.ts'
import { type Committed, postAction, putRead, readEntries } from '../../api/desk.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import { sessionRead, useSession } from '../../api/read-options.ts'
import { tellSignedOut } from '../../api/signed-out.ts'
import { browserClock, CLOCK } from '../../browser-clock.ts'
import { browserTimers, newClientKey, openBrowserSocket, spread } from './browser-live.ts'
import { createEntryFeed } from './entry-feed.ts'
import type { EntryLog } from './entry-log.ts'
import { createHeard } from './heard.ts'
import { type LiveSocket, type LiveState, openLiveSocket } from './live-socket.ts'
import { useTick } from './use-tick.ts'

type FrameListener = (frame: ToStaffFrame) => void

/** Without a connection what is open is read again this often. */
const CATCH_UP_MS = 15_000

/**
 * The desk of the person who is signed in, once for the whole application: the connection, the cases it spoke of,
 * the entries of open conversations. It stays while they look at other pages, so that they stay online.
 */
export const useDesk = createSharedComposable(() => {
  const { data: user } = useSession()
  const tick = useTick()
  const heard = createHeard(tick)
  const { live, feed, logs, ...line } = connectDesk(heard)

  function committed({ case: row, entries }: Committed): void {
    heard.keep(row)
    feed.take(row.id, entries)
  }

  return {
    ...heard,
    ...line,
    logs,
    feed,
    committed,
    agentId: computed(() => (user.value == null ? '' : `desk:${user.value.id}`)),
    now: computed(() => tick.value + line.skewMs.value),
    send: live.send,
    retryNow: live.retryNow,
    /**
     * Does one thing to a case. A request that nobody answered is sent once more under the same key.
     * @throws ApiFailure
     */
    act: async (caseId: string, action: CaseAction): Promise<Committed> => {
      const request = { client_key: newClientKey(), action }
      const answer = await postAction(caseId, request).catch((failure: unknown) => {
        if (failure instanceof ApiFailure && failure.code === 'OFFLINE') {
          return postAction(caseId, request)
        }
        throw failure
      })
      committed(answer)
      return answer
    },
    /** Tells the others how far this agent has read. */
    markRead: (caseId: string, seq: number): void => {
      const row = heard.cases.get(caseId)
      if (row === undefined || row.read_seq >= seq) return
      heard.cases.set(caseId, { ...row, read_seq: seq })
      if (live.send({ type: 'read', case_id: caseId, seq })) return
      // Told again with the next word; a mark is not worth a message to anybody.
      void putRead(caseId, seq).catch(() => undefined)
    },
  }
})

/** The connection and what hangs on it: entries of open conversations, and everybody who listens. */
function connectDesk(heard: ReturnType<typeof createHeard>) {
  const reads = useQueryClient()
  const clock = inject(CLOCK, browserClock)
  const state = shallowRef<LiveState>('connecting')
  const isLost = shallowRef(false)
  const logs = shallowReactive(new Map<string, EntryLog>())
  const listeners = new Set<FrameListener>()
  /** Server time minus ours, ms: clocks of other people's computers are wrong. */
  const skewMs = shallowRef(0)

  const feed = createEntryFeed({
    read: (caseId, range) => readEntries(caseId, range),
    follow: (caseId, since) => {
      live.send({ type: 'follow', id: `f:${caseId}`, case_id: caseId, since })
    },
    unfollow: (caseId) => {
      live.send({ type: 'unfollow', id: `u:${caseId}`, case_id: caseId })
    },
    onChange(caseId, log) {
      heard.failures.delete(caseId)
      if (log === null) logs.delete(caseId)
      else logs.set(caseId, log)
    },
    onFailure: (caseId, failure) => heard.failures.set(caseId, failure),
  })
  const live: LiveSocket = openLiveSocket({
    connect: openBrowserSocket,
    timers: browserTimers,
    random: spread,
    onFrame(frame) {
      if (frame.type === 'ready') skewMs.value = Date.parse(frame.now) - clock.now()
      else if (frame.type === 'entries') feed.take(frame.case_id, frame.entries)
      else if (frame.type === 'resync') void feed.readAnew(frame.case_id)
      else heard.take(frame)
      for (const listener of listeners) listener(frame)
    },
    onState(next) {
      state.value = next
      if (next === 'waiting') isLost.value = true
      if (next === 'open') isLost.value = false
      if (next === 'open') feed.resume()
      if (next === 'closed') void reads.invalidateQueries({ queryKey: sessionRead.queryKey })
    },
    onSignedOut: tellSignedOut,
  })

  const catchUp = setInterval(() => {
    if (state.value !== 'open') feed.catchUp()
  }, CATCH_UP_MS)
  onScopeDispose(() => {
    clearInterval(catchUp)
    live.close()
  })

  /** Hears every frame until it is told to stop. */
  function listen(listener: FrameListener): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  return { live, feed, logs, state, isLost, skewMs, listen }
}
