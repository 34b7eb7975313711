import { type Language, valueName } from '../../charts/public.ts'
import type {
  AgentScore,
  QueryAnswer,
  QueryRow,
  ScoreAnswer,
} from '../../domain/contract/public.ts'
import { type Cell, cellOf, keyOf } from '../api/cell.ts'
import { isThin, LEAST_N } from '../card/least-n.ts'

/** One agent of the table. */
export interface AgentRow {
  readonly id: string
  readonly name: string
  /** In words; null: of no team, or everybody is one group. */
  readonly team: string | null
  readonly row: QueryRow | undefined
  readonly trend: readonly (number | null)[]
  readonly score: AgentScore | null
}

export interface AgentSources {
  readonly answer: QueryAnswer
  /** By agent and bucket; undefined while it is read. */
  readonly trends: QueryAnswer | undefined
  readonly trendMetric: string
  readonly scores: ScoreAnswer | undefined
  readonly language: Language
}

/** Everybody who has a figure or a score. Work that nobody is credited with is no agent's. */
export function agentRows(sources: AgentSources): readonly AgentRow[] {
  const { answer, scores, language } = sources
  const rows = new Map(answer.rows.map((row) => [keyOf(row, 'agent'), row]))
  const scoreOf = new Map((scores?.agents ?? []).map((one) => [one.agent, one]))
  const trendOf = trendsByAgent(sources)
  const names = { agent: { ...scores?.names['agent'], ...answer.names['agent'] } }
  return [...new Set([...rows.keys(), ...scoreOf.keys()])]
    .filter((id) => id !== null)
    .map((id) => {
      const score = scoreOf.get(id) ?? null
      const team = score?.team ?? null
      return {
        id,
        name: valueName('agent', id, { language, names }),
        team: team === null ? null : valueName('team', team, { language, names: scores?.names }),
        row: rows.get(id),
        trend: trendOf.get(id) ?? [],
        score,
      }
    })
}

function trendsByAgent({ trends, trendMetric }: AgentSources) {
  const found = new Map<string | null, (number | null)[]>()
  for (const row of trends?.rows ?? []) {
    const agent = keyOf(row, 'agent')
    const known = found.get(agent) ?? []
    found.set(agent, known)
    known.push(cellOf(row, trendMetric).value)
  }
  return found
}

/** Too little evidence to compare: shown grey, never ranked. */
export const isThinScore = (score: AgentScore | null): boolean =>
  score === null || score.score === null || score.n < LEAST_N

export const BY_NAME = 'name'
export const BY_SCORE = 'score'

export interface AgentOrder {
  /** `name`, `score` or a metric. */
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/** Those with too little evidence follow after all others, whichever way the column is sorted. */
export function orderAgents(
  rows: readonly AgentRow[],
  { by, direction }: AgentOrder,
  language: Language,
): readonly AgentRow[] {
  const sign = direction === 'asc' ? 1 : -1
  const byName = (a: AgentRow, b: AgentRow) => a.name.localeCompare(b.name, language)
  if (by === BY_NAME) return rows.toSorted((a, b) => sign * byName(a, b))
  const keyed = rows.map((row) => ({ row, ...placeOf(row, by) }))
  return keyed
    .toSorted((a, b) => a.rank - b.rank || sign * (a.value - b.value) || byName(a.row, b.row))
    .map(({ row }) => row)
}

function placeOf({ row, score }: AgentRow, by: string): { rank: number; value: number } {
  if (by === BY_SCORE) {
    return {
      rank: rankOf(score?.score ?? null, isThinScore(score)),
      value: score?.score?.value ?? 0,
    }
  }
  const cell: Cell = cellOf(row, by)
  return { rank: rankOf(cell.value, isThin(by, cell)), value: cell.value ?? 0 }
}

const rankOf = (value: unknown, isThinOne: boolean) => (value === null ? 2 : isThinOne ? 1 : 0)

/** Those whose name or team holds the words. */
export function foundAgents(rows: readonly AgentRow[], words: string): readonly AgentRow[] {
  const sought = words.trim().toLowerCase()
  return rows.filter(({ name, team }) =>
    [name, team ?? ''].some((text) => text.toLowerCase().includes(sought)),
  )
}
