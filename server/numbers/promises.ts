import { setTimeout as sleep } from 'node:timers/promises'
import type { DeskCase } from '../../domain/contract/public.ts'
import { type Clock, writtenInstant } from '../../domain/public.ts'
import type { LiveBoard, LiveFeed } from '../../warehouse/public.ts'

export type CasePromises = DeskCase['promises']

/** What SLA policies promise to the customers of cases: read off the live board, so worked out in one place. */
export interface Promises {
  /** As the board had it last, which this brings up to date meanwhile; cases without a promise are left out. */
  of(caseIds: readonly string[]): ReadonlyMap<string, CasePromises>
  /** Whether the board has this event of the case: what it promises is what it promises since then. */
  hasSeen(caseId: string, seq: number): boolean
  /** Brings the board up to date, and waits a little for it: a page must not wait for a warehouse that is busy. */
  refresh(): Promise<void>
}

/** Events are on the board within a second; asking again sooner tells nothing new. */
const FRESH_MS = 500
const PATIENCE_MS = 60

export function createPromises(feed: LiveFeed, clock: Clock): Promises {
  let board: LiveBoard | null = null
  let askedAt = -Infinity

  async function follow(): Promise<void> {
    try {
      board = await feed.current()
    } catch {
      // The warehouse is away: what was known stands, and the next question asks again.
      askedAt = -Infinity
    }
  }

  async function refresh(): Promise<void> {
    const now = clock.now()
    if (now - askedAt < FRESH_MS) return
    askedAt = now
    await Promise.race([follow(), sleep(PATIENCE_MS)])
  }

  return {
    refresh,
    hasSeen: (caseId, seq) => board?.hasSeen(caseId, seq) ?? false,
    of(caseIds) {
      void refresh()
      const views = board?.casesAt(caseIds, clock.now()) ?? []
      const owed = views.filter((view) => view.promises.length > 0)
      return new Map(owed.map((view) => [view.case_id, view.promises.map(written)]))
    },
  }
}

function written({
  due_at,
  ...promise
}: ReturnType<LiveBoard['casesAt']>[number]['promises'][number]): CasePromises[number] {
  return { ...promise, due_at: writtenInstant(due_at) }
}
