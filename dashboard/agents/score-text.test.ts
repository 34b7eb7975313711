import { expect, it } from 'vitest'
import type { AgentScore } from '../../domain/contract/public.ts'
import { pointsText, rankText } from './score-text.ts'

it.each([
  [1.84, '+1.8'],
  [-0.62, '−0.6'],
  [0.04, '0.0'],
  [-0.04, '0.0'],
])('%d points are %s', (points, text) => {
  expect(pointsText(points)).toBe(text)
})

it('tells a place as a range, a sure one as one number, and none as none', () => {
  const say = (key: string, fill?: object) => `${key} ${JSON.stringify(fill)}`
  const place = (rank: AgentScore['rank']) => rankText({ rank, peers: 24 } as AgentScore, say)
  expect(place({ best: 3, worst: 9 })).toBe('agents.rank-range {"best":3,"worst":9,"peers":24}')
  expect(place({ best: 1, worst: 1 })).toBe('agents.rank-one {"best":1,"peers":24}')
  expect(place(null)).toBeNull()
})
