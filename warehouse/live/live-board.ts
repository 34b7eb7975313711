import type { Viewer } from '../../domain/contract/public.ts'
import { type CanonicalEvent, isAgentType, isCaseType } from '../../domain/public.ts'
import type { FoldContext } from '../fold/fold-context.ts'
import { createRefs, type Refs } from '../fold/refs.ts'
import { isExcluded } from '../fold/step.ts'
import { createLiveAgents } from './live-agents.ts'
import { addEvents, isOnBoard, type LiveCase } from './live-case.ts'
import { type Arrival, type LiveSnapshot, snapshotOf } from './live-snapshot.ts'

/** What the board asks of the warehouse: the past of a case that it no longer holds, or never held. */
export type LoadCases = (caseIds: readonly string[]) => Promise<readonly CanonicalEvent[]>

/**
 * The live board: accepted events of every source, folded in memory with the same functions as the facts. It
 * holds the cases that are live or moved within the last hour, the openings of the last 25 hours and the
 * agents' states; everything else is forgotten and fetched again when an event asks for it.
 */
export interface LiveBoard {
  /** Takes accepted events, in any order. Those that it has are taken once. */
  take(events: readonly CanonicalEvent[]): Promise<void>
  /** The directory has changed: folds what it holds again. */
  useContext(context: FoldContext): void
  /**
   * What is so at `at` (epoch ms, not before the events taken), for what the viewer may see.
   * @param dayStart epoch ms from which arrivals are counted
   */
  snapshot(at: number, dayStart: number, viewer: Viewer): LiveSnapshot
  readonly refs: Refs
}

const KEEP_ENDED_MS = 3_600_000
const KEEP_ARRIVALS_MS = 25 * 3_600_000

export interface LiveBoardOptions {
  /** Makes the context from the board's own dictionary. */
  readonly contextOf: (refs: Refs) => FoldContext
  readonly loadCases: LoadCases
  /** The directory's teams of an agent at an instant. */
  readonly teamsOf: (agent: string, at: number) => readonly string[]
}

export function createLiveBoard({ contextOf, loadCases, teamsOf }: LiveBoardOptions): LiveBoard {
  const refs = createRefs()
  let context = contextOf(refs)
  const cases = new Map<string, LiveCase>()
  const arrivals = new Map<string, Arrival>()
  const agents = createLiveAgents()
  let newest = 0

  const place = (caseId: string, events: readonly CanonicalEvent[]) => {
    const held = cases.get(caseId)
    const known = new Set(held?.events.map((one) => one.order.event_id))
    const fresh = events.filter((event) => !known.has(event.event_id))
    if (fresh.length === 0) return
    const live = addEvents(held, fresh, { refs, context })
    cases.set(caseId, live)
    arrivals.set(caseId, arrivalOf(live))
  }

  return {
    refs,
    useContext(next) {
      context = next
      for (const [caseId, live] of cases)
        cases.set(caseId, { ...live, ...addEvents(live, [], { refs, context }) })
    },
    async take(events) {
      const byCase = new Map<string, CanonicalEvent[]>()
      for (const event of events) {
        newest = Math.max(newest, event.occurred_at)
        if (isAgentType(event.type)) agents.take(event)
        if (event.case_id === null || !isCaseType(event.type)) continue
        const group = byCase.get(event.case_id)
        if (group === undefined) byCase.set(event.case_id, [event])
        else group.push(event)
      }
      await fetchUnknown(byCase, cases, loadCases)
      for (const [caseId, group] of byCase) place(caseId, group)
      forget(cases, arrivals, newest)
    },
    snapshot: (at, dayStart, viewer) =>
      snapshotOf(
        {
          cases: cases.values(),
          arrivals: arrivals.values(),
          agents: agents.at(at),
          refs,
          teamsOf,
        },
        { at, dayStart, viewer },
      ),
  }
}

/** Cases that the board does not hold get their past, so that a late event or a reopening folds right. */
async function fetchUnknown(
  byCase: Map<string, CanonicalEvent[]>,
  cases: ReadonlyMap<string, LiveCase>,
  loadCases: LoadCases,
): Promise<void> {
  const unknown = [...byCase.keys()].filter((caseId) => !cases.has(caseId))
  if (unknown.length === 0) return
  for (const event of await loadCases(unknown)) {
    const group = event.case_id === null ? undefined : byCase.get(event.case_id)
    if (group !== undefined && !group.some((one) => one.event_id === event.event_id))
      group.push(event)
  }
}

function forget(
  cases: Map<string, LiveCase>,
  arrivals: Map<string, Arrival>,
  newest: number,
): void {
  for (const [caseId, live] of cases) {
    if (!isOnBoard(live) && live.lastAt < newest - KEEP_ENDED_MS) cases.delete(caseId)
  }
  for (const [caseId, arrival] of arrivals) {
    if (arrival.opened_at < newest - KEEP_ARRIVALS_MS && !cases.has(caseId)) arrivals.delete(caseId)
  }
}

function arrivalOf({ fold }: LiveCase): Arrival {
  return {
    opened_at: fold.opened?.at ?? 0,
    is_excluded: isExcluded(fold.walk),
    team: fold.opened?.values.team ?? 0,
    agent: fold.opened?.values.agent ?? 0,
  }
}
