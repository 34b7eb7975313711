import type { LiveSelection, Viewer } from '../../domain/contract/public.ts'
import type { Refs } from '../fold/refs.ts'
import { isOnBoard, type LiveCase, type LiveCaseView, viewCase } from './live-case.ts'

/** Only what is of these queues; null stands for being in none. Left out: of all. */
export type QueueFilter = readonly (string | null)[] | undefined

/** Which of the cases on the board are asked for. A key that is left out asks for all. */
export interface LiveSelectionRequest {
  readonly what: LiveSelection
  readonly queues?: QueueFilter
  readonly agent?: string
}

type Test = (view: LiveCaseView) => boolean

/** What each live figure counts: the figure and the cases behind it ask the same. */
export const SELECTS: Readonly<Record<LiveSelection, Test>> = {
  waiting: (view) => view.queued_at !== null,
  open: () => true,
  unassigned: (view) => view.agent === null,
  at_risk: (view) => worstPromise(view) === 'at_risk',
  breached: (view) => worstPromise(view) === 'breached',
}

/** The cases on the board at `at` that the viewer may see. */
export function viewsFor(
  cases: Iterable<LiveCase>,
  refs: Refs,
  { at, viewer }: { readonly at: number; readonly viewer: Viewer },
): readonly LiveCaseView[] {
  return [...cases]
    .filter(isOnBoard)
    .map((live) => viewCase(live, refs, at))
    .filter((view) => sees(viewer, view.team, view.agent))
}

/** Waiting longest first, then soonest due, then oldest; of the same instant by id. */
export function selectViews(
  views: readonly LiveCaseView[],
  { what, queues, agent }: LiveSelectionRequest,
): readonly LiveCaseView[] {
  return views
    .filter(
      (view) =>
        SELECTS[what](view) &&
        isOfQueues(view.queue, queues) &&
        (agent === undefined || view.agent === agent),
    )
    .toSorted(
      (a, b) =>
        (what === 'waiting' ? (a.queued_at ?? 0) - (b.queued_at ?? 0) : 0) ||
        byInstant(soonestDue(a), soonestDue(b)) ||
        a.opened_at - b.opened_at ||
        (a.case_id < b.case_id ? -1 : 1),
    )
}

/** Epoch ms at which the next promise is due; Infinity when none is. */
export function soonestDue(view: LiveCaseView): number {
  return Math.min(...view.promises.map((promise) => promise.due_at ?? Infinity))
}

export const isOfQueues = (queue: string | null, queues: QueueFilter): boolean =>
  queues === undefined || queues.includes(queue)

/** Whether a viewer may see a row of this team and agent. */
export function sees(viewer: Viewer, team: string | null, agent: string | null): boolean {
  if (viewer.kind === 'all') return true
  if (viewer.kind === 'teams') return team !== null && viewer.team_ids.includes(team)
  return agent !== null && viewer.agent_ids.includes(agent)
}

/** Two that are never due are alike: Infinity less Infinity is no number. */
const byInstant = (a: number, b: number) => (a === b ? 0 : a - b)

function worstPromise(view: LiveCaseView): 'on_track' | 'at_risk' | 'breached' {
  const states = view.promises.map((promise) => promise.state)
  if (states.includes('breached')) return 'breached'
  return states.includes('at_risk') ? 'at_risk' : 'on_track'
}
