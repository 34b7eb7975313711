import type { AgentScore, Viewer } from '../../domain/contract/public.ts'
import type { HomedScore } from './score-agents.ts'

/**
 * The scores that a viewer may see, each as it is for everybody. A score is seen whole or not at all: who leads a team
 * sees those who work for it most of all, in what they did for others too, and nobody else; whom they are ranked
 * among is counted. An agent sees their own, and of their own team's peers how these stand, without names.
 */
export function scoresSeenBy(viewer: Viewer, all: readonly HomedScore[]): readonly AgentScore[] {
  switch (viewer.kind) {
    case 'all':
      return all.map(({ score }) => score)
    case 'teams':
      return all
        .filter(({ home }) => home !== null && viewer.team_ids.includes(home))
        .map(({ score }) => score)
    case 'agent':
      return seenByAgent(viewer, all)
  }
}

function seenByAgent(
  { agent_ids, team_ids }: Extract<Viewer, { kind: 'agent' }>,
  all: readonly HomedScore[],
): readonly AgentScore[] {
  const isOwn = ({ score }: HomedScore) => agent_ids.includes(score.agent)
  const homes = new Set(
    all.filter((one) => isOwn(one) && team_ids.includes(one.home ?? '')).map(({ home }) => home),
  )
  return all.flatMap((one): readonly AgentScore[] => {
    if (isOwn(one)) return [one.score]
    return homes.has(one.home) ? [{ ...one.score, agent: null, n: 0, parts: [] }] : []
  })
}
