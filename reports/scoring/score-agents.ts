import type { AgentScore, ScorePart, ScorePeers } from '../../domain/contract/public.ts'
import { compareWithPeers } from './compare-with-peers.ts'
import { composeScore, rankRanges, toPoints, type WeighedPart } from './compose-score.ts'
import type { TeamEvidence } from './read-evidence.ts'
import { shrinkToPeers } from './shrink-to-peers.ts'

export interface PartEvidence {
  readonly id: ScorePart
  readonly weight: number
  readonly evidence: readonly TeamEvidence[]
}

/** A score with a name, and the team that is its agent's whoever the peers are: its lead may see it. */
export interface HomedScore {
  readonly home: string | null
  readonly score: AgentScore & { readonly agent: string }
}

/** Everyone with evidence, best first; those without a score last. Ranks are within the group of peers. */
export function scoreAgents(
  parts: readonly PartEvidence[],
  peers: ScorePeers,
): readonly HomedScore[] {
  const groups = groupAgents(parts, peers)
  const shrunk = shrinkParts(parts, groups)
  const scored = [...groups].map(([agent, membership]) => ({
    agent,
    ...membership,
    composed: composeScore(shrunk.get(agent) ?? []),
  }))
  return byTeam(scored, ({ team }) => team)
    .flatMap(rankGroup)
    .sort(byScore)
}

interface Membership {
  /** The team whose cases most of the evidence is. */
  readonly home: string | null
  /** Among whom the agent is ranked; null: everyone, or those of no team. */
  readonly team: string | null
  /** The pieces of evidence. */
  readonly n: number
}

/** An agent belongs to the team whose cases most of their evidence is; of two alike, to the first by id. */
function groupAgents(
  parts: readonly PartEvidence[],
  peers: ScorePeers,
): ReadonlyMap<string, Membership> {
  const counts = new Map<string, Map<string | null, number>>()
  for (const { agent, team, n } of parts.flatMap(({ evidence }) => evidence)) {
    const own = counts.get(agent) ?? new Map<string | null, number>()
    counts.set(agent, own)
    own.set(team, (own.get(team) ?? 0) + n)
  }
  return new Map(
    [...counts].map(([agent, teams]) => {
      const [most] = [...teams].sort(([a, many], [b, more]) => more - many || byText(a, b))
      const n = [...teams.values()].reduce((sum, count) => sum + count, 0)
      const home = most?.[0] ?? null
      return [agent, { home, team: peers === 'all' ? null : home, n }]
    }),
  )
}

/** Agents of one group are shrunk towards one another, so that how far they differ is learnt from their own kind. */
function shrinkParts(
  parts: readonly PartEvidence[],
  groups: ReadonlyMap<string, Membership>,
): ReadonlyMap<string, readonly WeighedPart<ScorePart>[]> {
  const byAgent = new Map<string, WeighedPart<ScorePart>[]>()
  for (const { id, weight, evidence } of parts) {
    const differences = compareWithPeers(evidence) ?? []
    const ofPeers = byTeam(differences, ({ agent }) => groups.get(agent)?.team ?? null)
    for (const { agent, ...part } of ofPeers.flatMap(shrinkToPeers)) {
      byAgent.set(agent, [...(byAgent.get(agent) ?? []), { ...part, id, weight }])
    }
  }
  return byAgent
}

function byTeam<One>(all: readonly One[], teamOf: (one: One) => string | null): readonly One[][] {
  const teams = new Map<string | null, One[]>()
  for (const one of all) {
    const known = teams.get(teamOf(one))
    if (known === undefined) teams.set(teamOf(one), [one])
    else known.push(one)
  }
  return [...teams.values()]
}

interface ScoredAgent extends Membership {
  readonly agent: string
  readonly composed: ReturnType<typeof composeScore<ScorePart>>
}

const byText = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1)

function rankGroup(group: readonly ScoredAgent[]): readonly HomedScore[] {
  const known = group.flatMap(({ agent, composed }) =>
    composed === null ? [] : { agent, composed },
  )
  const ranks = rankRanges(known.map(({ composed }) => composed))
  const rankOf = new Map(known.map(({ agent }, index) => [agent, ranks[index]]))
  return group.map(({ agent, home, team, n, composed }) => ({
    home,
    score: {
      agent,
      team,
      n,
      score: composed === null ? null : { value: composed.value, lo: composed.lo, hi: composed.hi },
      rank: rankOf.get(agent) ?? null,
      peers: known.length,
      parts: (composed?.parts ?? []).map(({ id, n: pieces, share, points, estimate, lo, hi }) => ({
        id,
        n: pieces,
        share,
        points,
        alone: { value: toPoints(estimate), lo: toPoints(lo), hi: toPoints(hi) },
      })),
    },
  }))
}

const byScore = ({ score: a }: HomedScore, { score: b }: HomedScore) =>
  (b.score?.value ?? -1) - (a.score?.value ?? -1) || byText(a.agent, b.agent)
