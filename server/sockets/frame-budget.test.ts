import { expect, it } from 'vitest'
import { createFrameBudget, FRAMES_PER_SEC } from './frame-budget.ts'

function budgetAt() {
  let now = 0
  const budget = createFrameBudget({ now: () => now })
  return {
    take: (count: number) => Array.from({ length: count }, () => budget.take()),
    pass: (ms: number) => {
      now += ms
    },
  }
}

it('lets a burst through, then so many a second', () => {
  const { take, pass } = budgetAt()
  expect(new Set(take(120))).toEqual(new Set(['ok']))
  expect(take(1)).toEqual(['over'])
  pass(1_000)
  expect(take(FRAMES_PER_SEC + 1)).toEqual([...Array<string>(FRAMES_PER_SEC).fill('ok'), 'over'])
})

it('gives up on a client that does not listen', () => {
  const { take } = budgetAt()
  take(120)
  const answers = take(201)
  expect(answers.at(-2)).toBe('over')
  expect(answers.at(-1)).toBe('flood')
})

it('gives up on who sends twice too much for long, however much of it is let through', () => {
  const { take, pass } = budgetAt()
  take(120)
  const answers = Array.from({ length: 15 }, () => {
    pass(1_000)
    return take(2 * FRAMES_PER_SEC)
  })
  expect(answers.flat()).toContain('flood')
})

it('forgives with time', () => {
  const { take, pass } = budgetAt()
  take(120 + 190)
  pass(100_000)
  take(120)
  expect(new Set(take(190))).toEqual(new Set(['over']))
})

it('does not give a clock that goes back anything for it', () => {
  const { take, pass } = budgetAt()
  take(120)
  pass(-5_000)
  expect(take(1)).toEqual(['over'])
})
