import type { Viewer } from '../../domain/contract/public.ts'
import { type CanonicalEvent, isCaseType, isDirectoryType } from '../../domain/public.ts'
import { createContext } from '../fold/create-context.ts'
import { inForce, type LoadedEvent } from '../fold/directory-history.ts'
import { createKnownContext } from '../fold/known-context.ts'
import { createRefs, type Refs } from '../fold/refs.ts'
import { isExcluded } from '../fold/step.ts'
import { createLiveAgents } from './live-agents.ts'
import { inTurns } from './in-turns.ts'
import { addEvents, isOnBoard, type LiveCase, type LiveCaseView, viewCase } from './live-case.ts'
import {
  type LiveSelectionRequest,
  type QueueFilter,
  selectViews,
  viewsFor,
} from './live-selection.ts'
import { type Arrival, type LiveSnapshot, snapshotOf } from './live-snapshot.ts'
import type { BoardStart } from './read-board.ts'

/** What the board asks of the warehouse: the past of cases that it no longer holds, or never held. */
export type LoadCases = (caseIds: readonly string[]) => Promise<readonly CanonicalEvent[]>

/**
 * The live board: accepted events of every source, folded in memory with the same functions as the facts. It
 * holds the cases that are live or moved within the last hour, the openings of the last 25 hours, the directory
 * and the agents' states; everything else is forgotten and fetched again when an event asks for it.
 */
export interface LiveBoard {
  /** Takes accepted events, in any order. Those that it has are taken once. */
  take(events: readonly CanonicalEvent[]): Promise<void>
  /**
   * What is so at `at` (epoch ms, not before the events taken), for what the viewer may see.
   * @param dayStart epoch ms from which arrivals are counted
   * @param queues what is in none of them is left out; agents and what they have in hand are not
   */
  snapshot(at: number, dayStart: number, viewer: Viewer, queues?: QueueFilter): LiveSnapshot
  /** The cases behind a figure of the snapshot at `at`: exactly those that it counted for this viewer. */
  select(at: number, viewer: Viewer, request: LiveSelectionRequest): readonly LiveCaseView[]
  /** These cases at `at`, for whoever may see them already; those that it does not hold are left out. */
  casesAt(caseIds: readonly string[], at: number): readonly LiveCaseView[]
  /** Whether it holds this event of the case, by the number its source gave it, or a later one. */
  hasSeen(caseId: string, seq: number): boolean
}

export const KEEP_ENDED_MS = 3_600_000
export const KEEP_ARRIVALS_MS = 25 * 3_600_000
/** A case folds in some tens of microseconds. */
const CASES_AT_ONCE = 50
const EMPTY_START: BoardStart = { events: [], arrivals: [], promising: [] }

/** @param start what happened before; see `readBoardStart` */
export function createLiveBoard(loadCases: LoadCases, start: BoardStart = EMPTY_START): LiveBoard {
  const refs = createRefs()
  const known = createKnownContext()
  // Corrections of the directory that were there at start count; later ones wait for a rebuild, as in the facts.
  known.restate(Math.max(0, ...start.events.map((event) => event.load_no)))
  const cases = new Map<string, LiveCase>()
  const arrivals = new Map<string, Arrival>()
  const agents = createLiveAgents()
  let context = createContext(known.data(), refs)
  let newest = 0

  const place = ([caseId, events]: readonly [string, readonly CanonicalEvent[]]) => {
    const held = cases.get(caseId)
    const fresh = unseen(held, events)
    if (fresh.length === 0) return
    const live = addEvents(held, fresh, { refs, context })
    cases.set(caseId, live)
    arrivals.set(caseId, arrivalOf(live))
  }
  const learn = (events: readonly LoadedEvent[], promising: readonly string[]) => {
    const changes = events.filter((event) => isDirectoryType(event.type))
    const { sources } = known.take(changes, promising)
    if (changes.length === 0 && sources.length === 0) return
    context = createContext(known.data(), refs)
    for (const [caseId, live] of cases) cases.set(caseId, addEvents(live, [], { refs, context }))
  }
  const takeStates = (events: readonly CanonicalEvent[]) => {
    for (const event of events) {
      newest = Math.max(newest, event.occurred_at)
      if (event.type === 'agent.state_changed') agents.take(event)
    }
  }

  learn(start.events, start.promising)
  for (const { case_id, ...arrival } of start.arrivals) arrivals.set(case_id, inRefs(arrival, refs))
  takeStates(start.events)
  for (const group of groupByCase(start.events)) place(group)

  return {
    async take(events) {
      learn(events.map(asLate), promisingIn(events))
      takeStates(events)
      const byCase = groupByCase(events)
      await fetchUnknown(byCase, cases, loadCases)
      await inTurns(byCase, CASES_AT_ONCE, place)
      forget(cases, arrivals, newest)
    },
    select: (at, viewer, request) =>
      selectViews(viewsFor(cases.values(), refs, { at, viewer }), request),
    casesAt: (caseIds, at) =>
      caseIds.flatMap((id) => cases.get(id) ?? []).map((live) => viewCase(live, refs, at)),
    hasSeen: (caseId, seq) => holdsEvent(cases.get(caseId), seq),
    snapshot(at, dayStart, viewer, queues) {
      const teamsOf = (agent: string, instant: number) =>
        inForce(known.data().directory.agentTeams[agent], instant) ?? []
      const held = { cases: cases.values(), arrivals: arrivals.values(), agents: agents.at(at) }
      return snapshotOf({ ...held, refs, teamsOf }, { at, dayStart, viewer, queues })
    },
  }
}

function inRefs(
  { team, queue, agent, ...arrival }: Omit<BoardStart['arrivals'][number], 'case_id'>,
  refs: Refs,
): Arrival {
  return { ...arrival, team: refs.refOf(team), queue: refs.refOf(queue), agent: refs.refOf(agent) }
}

function unseen(held: LiveCase | undefined, events: readonly CanonicalEvent[]): CanonicalEvent[] {
  const seen = new Set(held?.events.map((one) => one.order.event_id))
  return events.filter((event) => !seen.has(event.event_id))
}

function holdsEvent(held: LiveCase | undefined, seq: number): boolean {
  return held?.events.some(({ order }) => (order.seq ?? 0) >= seq) === true
}

const asLate = (event: CanonicalEvent): LoadedEvent => ({
  ...event,
  load_no: Number.MAX_SAFE_INTEGER,
})

function promisingIn(events: readonly CanonicalEvent[]): string[] {
  return [
    ...new Set(events.filter(({ type }) => type === 'sla.applied').map(({ source }) => source)),
  ]
}

function groupByCase(events: readonly CanonicalEvent[]): Map<string, CanonicalEvent[]> {
  const byCase = new Map<string, CanonicalEvent[]>()
  for (const event of events) {
    if (event.case_id === null || !isCaseType(event.type)) continue
    const group = byCase.get(event.case_id)
    if (group === undefined) byCase.set(event.case_id, [event])
    else group.push(event)
  }
  return byCase
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
    queue: fold.opened?.values.queue ?? 0,
    agent: fold.opened?.values.agent ?? 0,
  }
}
