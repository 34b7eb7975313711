import {
  type AgentScore,
  SCORE_PARTS,
  type ScorePart,
  type ScoreWeights,
} from '../../domain/contract/public.ts'

/** Every part with its weight; one that is not named weighs nothing. */
export type WeightDraft = Readonly<Record<ScorePart, number>>

export function draftOf(weights: ScoreWeights): WeightDraft {
  return Object.fromEntries(SCORE_PARTS.map((id) => [id, weights[id] ?? 0])) as WeightDraft
}

export const isSameDraft = (a: WeightDraft, b: WeightDraft): boolean =>
  SCORE_PARTS.every((id) => a[id] === b[id])

/** What a part is of all weights, 0 to 1; 0 when nothing weighs anything. */
export function shareOf(draft: WeightDraft, id: ScorePart): number {
  const sum = SCORE_PARTS.reduce((total, part) => total + draft[part], 0)
  return sum === 0 ? 0 : draft[id] / sum
}

export interface Movement {
  readonly agent: string
  readonly now: AgentScore
  readonly then: AgentScore
}

/** Those whose score moves most, at most `count`; a tenth of a point is no movement. */
export function movements(
  now: readonly AgentScore[],
  then: readonly AgentScore[],
  count: number,
): readonly Movement[] {
  const before = new Map(now.map((one) => [one.agent, one]))
  const by = ({ now: a, then: b }: Movement) =>
    Math.abs((a.score?.value ?? 50) - (b.score?.value ?? 50))
  return then
    .flatMap((after): Movement[] => {
      const known = before.get(after.agent)
      return after.agent === null || known === undefined
        ? []
        : [{ agent: after.agent, now: known, then: after }]
    })
    .filter((one) => by(one) >= 0.1)
    .toSorted((a, b) => by(b) - by(a))
    .slice(0, count)
}
