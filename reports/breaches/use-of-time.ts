/** What used up the time of a promise: where its case lay while its clock ran. */
import type { BreachPart } from '../../domain/contract/public.ts'
import { type BusinessCalendar, businessMs } from '../../domain/public.ts'

/** Half-open, epoch ms; a null end is still running. */
interface Span {
  readonly start: number
  readonly end: number | null
}

/** A case in one status with one holder: a row of case_states. */
export interface StateSpan extends Span {
  readonly status: string
  readonly team: string | null
  readonly agent: string | null
}

/** A row of queue_stays. */
export interface StaySpan extends Span {
  readonly queue: string | null
}

/** How a promise's time runs. */
export interface PromiseClock {
  /** Null: the wall clock. */
  readonly calendar: BusinessCalendar | null
  /** Statuses in which it rests. */
  readonly restsIn: ReadonlySet<string>
}

export interface CaseSpans {
  /** In order, without overlap. */
  readonly states: readonly StateSpan[]
  readonly stays: readonly StaySpan[]
}

/**
 * The time from `from` to `to` on the promise's clock, by where the case lay: rests and closed hours are in no part,
 * everything else is in exactly one, so the parts make up what the clock showed. The same place twice is one part.
 */
export function useOfTime(
  { states, stays }: CaseSpans,
  clock: PromiseClock,
  { from, to }: { readonly from: number; readonly to: number },
): readonly BreachPart[] {
  const cuts = cutsBetween([...states, ...stays], from, to)
  const parts = new Map<string, BreachPart>()
  let first: string | null = null
  cuts.slice(0, -1).forEach((start, index) => {
    const end = cuts[index + 1] ?? to
    const state = states.find((one) => covers(one, start))
    const holder = state?.agent ?? null
    first ??= holder
    if (state !== undefined && clock.restsIn.has(state.status)) return
    const ms = clock.calendar === null ? end - start : businessMs(start, end, clock.calendar)
    if (ms === 0) return
    const stay = holder === null ? stays.find((one) => covers(one, start)) : undefined
    const place = {
      kind: kindOf(holder, stay),
      queue_id: stay?.queue ?? null,
      team_id: state?.team ?? null,
      agent_id: holder,
      is_after_transfer: first !== null && holder !== first,
    } as const
    const key = JSON.stringify(place)
    parts.set(key, { ...place, secs: (parts.get(key)?.secs ?? 0) + ms / 1000 })
  })
  return [...parts.values()]
}

/** Every instant at which the place may change, both ends included, in order. */
function cutsBetween(spans: readonly Span[], from: number, to: number): readonly number[] {
  const edges = spans.flatMap(({ start, end }) => [start, end ?? to])
  const within = edges.filter((at) => at > from && at < to)
  return [...new Set([from, ...within, to])].sort((a, b) => a - b)
}

const covers = ({ start, end }: Span, at: number) => start <= at && (end === null || at < end)

function kindOf(holder: string | null, stay: StaySpan | undefined): BreachPart['kind'] {
  if (holder !== null) return 'agent'
  return stay === undefined ? 'unassigned' : 'queue'
}
