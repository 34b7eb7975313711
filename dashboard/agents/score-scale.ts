import { type IntervalScale, intervalScale } from '../../charts/public.ts'
import type { AgentScore } from '../../domain/contract/public.ts'

const PEERS = { value: 50, lo: null, hi: null }

/** One ruler for scores, with the peers' 50 on it. */
export function scoreScale(scores: readonly AgentScore['score'][]): IntervalScale {
  const known = scores.filter((score) => score !== null)
  return intervalScale([PEERS, ...known], { min: 0, max: 100 }) ?? { min: 0, max: 100 }
}
