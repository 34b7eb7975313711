import { expect, it } from 'vitest'
import type { AgentScore } from '../../domain/contract/public.ts'
import { draftOf, isSameDraft, movements, shareOf } from './weight-draft.ts'

it('knows every part, and only proportions matter', () => {
  const draft = draftOf({ reply: 30, csat: 10 })
  expect(draft).toMatchObject({ reply: 30, csat: 10, handle: 0 })
  expect(shareOf(draft, 'reply')).toBe(0.75)
  expect(shareOf(draftOf({}), 'reply')).toBe(0)
  expect(isSameDraft(draft, draftOf({ reply: 30, csat: 10, handle: 0 }))).toBe(true)
})

it('shows who moves most, and not who stays', () => {
  const score = (agent: string, value: number) =>
    ({ agent, score: { value, lo: 0, hi: 100 } }) as unknown as AgentScore
  const now = [score('a', 50), score('b', 50), score('c', 50)]
  const then = [score('a', 52), score('b', 45), score('c', 50.05)]
  expect(movements(now, then, 8).map(({ agent }) => agent)).toEqual(['b', 'a'])
  expect(movements(now, then, 1)).toHaveLength(1)
})
