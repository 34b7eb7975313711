import type { AgentScore } from '../../domain/contract/public.ts'
import { scoreScale } from './score-scale.ts'

/** A score standing upright: percent from the top. */
export interface PeerBar {
  readonly isOwn: boolean
  readonly value: number
  readonly top: number
  readonly height: number
  readonly at: number
  /** Where 50 is. */
  readonly middle: number
}

/** Everybody of one's group with a score, best first. */
export function peerBars(agents: readonly AgentScore[], own: AgentScore): readonly PeerBar[] {
  const group = agents.filter(({ team, score }) => team === own.team && score !== null)
  const { min, max } = scoreScale(group.map(({ score }) => score))
  const place = (value: number) => (1 - (value - min) / (max - min)) * 100
  return group.flatMap((one) => {
    if (one.score === null) return []
    const { value, lo, hi } = one.score
    return {
      isOwn: one === own,
      value,
      top: place(hi),
      height: place(lo) - place(hi),
      at: place(value),
      middle: place(50),
    }
  })
}
