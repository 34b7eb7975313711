import { createSharedComposable } from '@vueuse/core'
import { computed, inject, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import { useQueryClient } from '@tanstack/vue-query'
import type { CaseAction, DeskCase, ToStaffFrame } from '../../../domain/contract/public.ts'
import { type Committed, postAction, putRead, readEntries } from '../../api/desk.ts'
import { ApiFailure } from '../../api/fetch-json.ts'
import { sessionRead, useSession } from '../../api/read-options.ts'
import { browserClock, CLOCK } from '../../browser-clock.ts'
import { browserTimers, newClientKey, openBrowserSocket, spread } from './browser-live.ts'
import { createEntryFeed } from './entry-feed.ts'
import type { EntryLog } from './entry-log.ts'
import { type LiveState, openLiveSocket } from './live-socket.ts'
import { stillTyping, type Typist, withTyping } from './typists.ts'
import { useTick } from './use-tick.ts'

type FrameListener = (frame: ToStaffFrame) => void

/** Without a connection what is open is read again this often. */
const CATCH_UP_MS = 15_000

/**
 * The desk of the person who is signed in, once for the whole application: the connection, the cases it spoke of,
 * the entries of open conversations. It stays while they look at other pages, so that they stay online.
 */
export const useDesk = createSharedComposable(openDesk)
export type Desk = ReturnType<typeof openDesk>

function openDesk() {
  const reads = useQueryClient()
  const clock = inject(CLOCK, browserClock)
  const { data: user } = useSession()
  const agentId = computed(() => (user.value == null ? '' : `desk:${user.value.id}`))
  const state = shallowRef<LiveState>('connecting')
  const isLost = shallowRef(false)
  /** The newest line of each case heard of. */
  const cases = shallowReactive(new Map<string, DeskCase>())
  const logs = shallowReactive(new Map<string, EntryLog>())
  const failures = shallowReactive(new Map<string, unknown>())
  const typists = shallowRef<readonly Typist[]>([])
  /** How far the customer has read, by case. */
  const customerReads = shallowReactive(new Map<string, number>())
  const listeners = new Set<FrameListener>()
  /** Server time minus ours, ms: clocks of other people's computers are wrong. */
  const skewMs = shallowRef(0)
  const tick = useTick()
  const now = computed(() => tick.value + skewMs.value)

  const feed = createEntryFeed({
    read: (caseId, range) => readEntries(caseId, range),
    follow: (caseId, since) => {
      live.send({ type: 'follow', id: `f:${caseId}`, case_id: caseId, since })
    },
    unfollow: (caseId) => {
      live.send({ type: 'unfollow', id: `u:${caseId}`, case_id: caseId })
    },
    onChange(caseId, log) {
      failures.delete(caseId)
      if (log === null) logs.delete(caseId)
      else logs.set(caseId, log)
    },
    onFailure: (caseId, failure) => failures.set(caseId, failure),
  })

  const live = openLiveSocket({
    connect: openBrowserSocket,
    timers: browserTimers,
    random: spread,
    onFrame: take,
    onState(next) {
      state.value = next
      if (next === 'waiting') isLost.value = true
      if (next === 'open') {
        isLost.value = false
        feed.resume()
      }
      // The session ended somewhere else: reading who we are leads to the door.
      if (next === 'closed') void reads.invalidateQueries({ queryKey: sessionRead.queryKey })
    },
  })

  function keep(row: DeskCase): void {
    const known = cases.get(row.id)
    if (known === undefined || row.last_seq >= known.last_seq) {
      cases.set(row.id, row)
    }
  }

  function take(frame: ToStaffFrame): void {
    if (frame.type === 'ready') skewMs.value = Date.parse(frame.now) - clock.now()
    else if (frame.type === 'entries') feed.take(frame.case_id, frame.entries)
    else if (frame.type === 'resync') void feed.readAnew(frame.case_id)
    else if (frame.type === 'case') keep(frame.case)
    else if (frame.type === 'typing') typists.value = withTyping(typists.value, frame, tick.value)
    else if (frame.type === 'read' && frame.who === 'customer') {
      customerReads.set(frame.case_id, frame.seq)
    } else if (frame.type === 'gone') {
      cases.delete(frame.case_id)
      const code = 'NOT_FOUND'
      failures.set(frame.case_id, new ApiFailure({ code, status: 404, message: '' }))
    }
    for (const listener of listeners) listener(frame)
  }

  function committed({ case: row, entries }: Committed): void {
    keep(row)
    feed.take(row.id, entries)
  }

  watch(tick, (at) => {
    typists.value = stillTyping(typists.value, at)
  })
  const catchUp = setInterval(() => {
    if (state.value !== 'open') feed.catchUp()
  }, CATCH_UP_MS)

  onScopeDispose(() => {
    clearInterval(catchUp)
    live.close()
  })

  return {
    agentId,
    state,
    isLost,
    cases,
    logs,
    failures,
    typists,
    customerReads,
    now,
    feed,
    keep,
    committed,
    send: live.send,
    retryNow: live.retryNow,
    /** Hears every frame until it is told to stop. */
    listen: (listener: FrameListener): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
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
      const row = cases.get(caseId)
      if (row === undefined || row.read_seq >= seq) return
      cases.set(caseId, { ...row, read_seq: seq })
      if (live.send({ type: 'read', case_id: caseId, seq })) return
      // Told again when the connection is back; a mark is not worth a message to anybody.
      void putRead(caseId, seq).catch(() => undefined)
    },
  }
}
