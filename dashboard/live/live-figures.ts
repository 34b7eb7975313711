import type {
  LiveAnswer,
  LiveFigure,
  LiveSelection,
  LiveVerdict,
} from '../../domain/contract/public.ts'
import { liveVerdict } from '../../domain/contract/public.ts'

/** A figure of the Live page and what it opens. */
export interface LiveTileSpec {
  readonly figure: LiveFigure
  readonly unit: 'count' | 'secs' | 'ratio'
  /** Null: it opens the rows of a metric. */
  readonly what: LiveSelection | null
}

/** In the order in which one asks. */
export const LIVE_TILES: readonly LiveTileSpec[] = [
  { figure: 'waiting_count', unit: 'count', what: 'waiting' },
  { figure: 'longest_wait_secs', unit: 'secs', what: 'waiting' },
  { figure: 'service_level_ratio', unit: 'ratio', what: null },
  { figure: 'backlog_count', unit: 'count', what: 'open' },
  { figure: 'unassigned_count', unit: 'count', what: 'unassigned' },
  { figure: 'at_risk_count', unit: 'count', what: 'at_risk' },
  { figure: 'breached_count', unit: 'count', what: 'breached' },
]

/** The metric of reports that says the same of now; the other figures are of the live board alone. */
export const LIVE_METRICS: Readonly<Partial<Record<LiveFigure, string>>> = {
  backlog_count: 'backlog_count',
  service_level_ratio: 'service_level_ratio',
}

/** Fewer answers than this prove nothing: the ratio is pale and has no verdict. */
const LEAST_N = 10

/** A figure at `now` (epoch ms): the longest wait goes on between two answers. */
export function figureValue(figure: LiveFigure, answer: LiveAnswer, now: number): number | null {
  return figure === 'longest_wait_secs'
    ? waitAt(answer.longest_wait_secs, answer, now)
    : answer[figure]
}

/** A wait of the answer, at `now`. Seconds. */
export function waitAt(secs: number | null, { as_of }: LiveAnswer, now: number): number | null {
  return secs === null ? null : Math.floor(secs + Math.max(0, now - Date.parse(as_of)) / 1_000)
}

export const isThinRatio = ({ service_level_n: n }: LiveAnswer): boolean => n < LEAST_N

export function verdictOf(figure: LiveFigure, answer: LiveAnswer, now: number): LiveVerdict | null {
  if (figure === 'service_level_ratio' && isThinRatio(answer)) return null
  return liveVerdict(figure, figureValue(figure, answer, now), answer.limits)
}
