import { describe, expect, it } from 'vitest'
import type { AgentScore, QueryAnswer, ScoreAnswer } from '../../domain/contract/public.ts'
import { agentRows, BY_NAME, BY_SCORE, foundAgents, orderAgents } from './agent-rows.ts'

const scored = (agent: string | null, value: number, n: number): AgentScore => ({
  agent,
  team: 's:a',
  n,
  score: { value, lo: value - 5, hi: value + 5 },
  rank: { best: 1, worst: 3 },
  peers: 3,
  parts: [],
})
const csat = (agent: string | null, value: number | null, n: number) => ({
  agent,
  csat_ratio: value,
  csat_ratio__n: n,
})
const answer = {
  rows: [csat('s:ann', 0.9, 50), csat('s:bo', 1, 2), csat('s:chen', 0.8, 40), csat(null, 0.5, 9)],
  columns: [],
  names: { agent: { 's:ann': 'Ann', 's:bo': 'Bo' } },
} as unknown as QueryAnswer
const trends = {
  rows: [
    { day: '1', agent: 's:ann', csat_ratio: 0.8 },
    { day: '2', agent: 's:ann', csat_ratio: null },
  ],
} as unknown as QueryAnswer
const scores = {
  agents: [scored('s:ann', 52, 300), scored('s:dora', 60, 4), scored('s:chen', 55, 90)],
  names: { agent: { 's:dora': 'Dora' }, team: { 's:a': 'Team A' } },
} as unknown as ScoreAnswer
const rows = agentRows({ answer, trends, trendMetric: 'csat_ratio', scores, language: 'en' })
const names = (list: typeof rows) => list.map(({ name }) => name)

describe('rows of agents', () => {
  it('have everybody with a figure or a score, by name, and not the work of nobody', () => {
    expect(names(rows)).toEqual(['Ann', 'Bo', 'chen', 'Dora'])
    expect(rows[0]).toMatchObject({ team: 'Team A', trend: [0.8, null] })
  })

  it('never rank who has too little evidence, whichever way they are sorted', () => {
    const by = (name: string, direction: 'asc' | 'desc') =>
      names(orderAgents(rows, { by: name, direction }, 'en'))
    expect(by(BY_SCORE, 'desc')).toEqual(['chen', 'Ann', 'Dora', 'Bo'])
    expect(by(BY_SCORE, 'asc')).toEqual(['Ann', 'chen', 'Dora', 'Bo'])
    expect(by('csat_ratio', 'desc')).toEqual(['Ann', 'chen', 'Bo', 'Dora'])
    expect(by(BY_NAME, 'desc')).toEqual(['Dora', 'chen', 'Bo', 'Ann'])
  })

  it('are found by name or team', () => {
    expect(names(foundAgents(rows, ' AN'))).toEqual(['Ann'])
    expect(names(foundAgents(rows, 'team a'))).toEqual(['Ann', 'chen', 'Dora'])
  })
})
