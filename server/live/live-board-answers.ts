import { readAccount, readLiveLimits } from '../../accounts/public.ts'
import type {
  LiveAnswer,
  LiveCase,
  LiveCasesAnswer,
  ExpectedArrivals,
} from '../../domain/contract/public.ts'
import { localDay, startOf, writtenInstant } from '../../domain/public.ts'
import { readUsualArrivals } from '../../reports/public.ts'
import type { LiveCaseView, LiveSelectionRequest, LiveSnapshot } from '../../warehouse/public.ts'
import type { Rooms } from '../rooms.ts'
import { createLiveNames, type ShownKeys } from './live-names.ts'
import type { LiveScope } from './live-scope.ts'

/** What the live board says to a scope, as the contract writes it. */
export interface LiveBoardAnswers {
  now(scope: LiveScope): Promise<LiveAnswer>
  cases(
    scope: LiveScope,
    request: Omit<LiveSelectionRequest, 'queues'> & { readonly limit: number },
  ): Promise<LiveCasesAnswer>
  /** Read once for a scope and day, and again after a while: a rebuild may have changed the past. */
  expected(scope: LiveScope): Promise<ExpectedArrivals>
}

type LiveRooms = Pick<Rooms, 'liveFeed' | 'accounts' | 'warehouse' | 'clock'>

const USUAL_KEPT_MS = 600_000
const MOST_USUAL = 200

export function createLiveBoardAnswers(rooms: LiveRooms): LiveBoardAnswers {
  const { liveFeed, accounts, warehouse, clock } = rooms
  const namesOf = createLiveNames(warehouse, clock)
  const usual = new Map<
    string,
    { readonly until: number; readonly value: Promise<ExpectedArrivals> }
  >()
  return {
    async now({ viewer, queues, seesCases }) {
      const board = await liveFeed.current()
      const [{ tz }, limits] = await Promise.all([readAccount(accounts), readLiveLimits(accounts)])
      const now = clock.now()
      const seen = board.snapshot(now, startOf('day', now, tz), viewer, queues)
      const snapshot = seesCases ? seen : { ...seen, next_to_breach: [] }
      return { tz, limits, names: await namesOf(shownIn(snapshot)), ...written(snapshot) }
    },
    async cases({ viewer, queues }, { limit, ...request }) {
      const board = await liveFeed.current()
      const { tz } = await readAccount(accounts)
      const now = clock.now()
      const found = board.select(now, viewer, { ...request, queues })
      const cases = found.slice(0, limit)
      return {
        as_of: iso(now),
        tz,
        total: found.length,
        cases: cases.map(writtenCase),
        names: await namesOf(shownIn({ next_to_breach: cases, agents: [], queues: [] })),
      }
    },
    async expected({ viewer, queues }) {
      const { tz } = await readAccount(accounts)
      const now = clock.now()
      const key = JSON.stringify([viewer, queues, tz, localDay(now, tz)])
      const kept = usual.get(key)
      if (kept !== undefined && kept.until > now) return kept.value
      if (usual.size >= MOST_USUAL) usual.clear()
      const value = readUsualArrivals({ reader: warehouse, viewer, tz, now, queues })
      usual.set(key, { until: now + USUAL_KEPT_MS, value })
      // A failure is not kept.
      value.catch(() => usual.delete(key))
      return value
    },
  }
}

function shownIn({
  next_to_breach: cases,
  agents,
  queues,
}: Pick<LiveSnapshot, 'next_to_breach' | 'agents' | 'queues'>): ShownKeys {
  return {
    agent: keys([...agents.map(({ agent }) => agent), ...cases.map(({ agent }) => agent)]),
    team: keys(cases.map(({ team }) => team)),
    queue: keys([...queues.map(({ queue }) => queue), ...cases.map(({ queue }) => queue)]),
  }
}

const keys = (all: readonly (string | null)[]) =>
  new Set(all.filter((key): key is string => key !== null))

/** Instants as the contract writes them. */
function written(snapshot: LiveSnapshot): Omit<LiveAnswer, 'tz' | 'limits' | 'names'> {
  return {
    ...snapshot,
    as_of: iso(snapshot.as_of),
    queues: [...snapshot.queues],
    next_to_breach: snapshot.next_to_breach.map(writtenCase),
    agents: snapshot.agents.map((agent) => ({ ...agent, since: iso(agent.since) })),
    arrivals: snapshot.arrivals.map((slot) => ({ ...slot, start_at: iso(slot.start_at) })),
  }
}

function writtenCase(view: LiveCaseView): LiveCase {
  return {
    ...view,
    opened_at: iso(view.opened_at),
    queued_at: writtenInstant(view.queued_at),
    waiting_since: writtenInstant(view.waiting_since),
    promises: view.promises.map((promise) => ({
      ...promise,
      due_at: writtenInstant(promise.due_at),
    })),
  }
}

const iso = (at: number) => new Date(at).toISOString()
