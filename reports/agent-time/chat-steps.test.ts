import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chatSteps } from './chat-steps.ts'

const day = { start: 0, end: 100 }

it('steps up and down where chats begin and end, and leaves out the time without one', () => {
  const spans = [
    { start: 10, end: 30 },
    { start: 20, end: 40 },
    { start: 60, end: 70 },
  ]
  expect(chatSteps(spans, day)).toEqual([
    { start: 10, end: 20, count: 1 },
    { start: 20, end: 30, count: 2 },
    { start: 30, end: 40, count: 1 },
    { start: 60, end: 70, count: 1 },
  ])
})

it('does not break where one chat follows the other', () => {
  const spans = [
    { start: 10, end: 20 },
    { start: 20, end: 30 },
  ]
  expect(chatSteps(spans, day)).toEqual([{ start: 10, end: 30, count: 1 }])
})

it('covers exactly the time of the spans within the day, each as often as it holds', () => {
  const span = fc
    .tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 0, max: 80 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const steps = chatSteps(spans, day)
      const within = spans.map(({ start, end }) => Math.min(end, 100) - Math.max(start, 0))
      const expected = within.reduce((sum, length) => sum + Math.max(0, length), 0)
      expect(steps.reduce((sum, { start, end, count }) => sum + (end - start) * count, 0)).toBe(
        expected,
      )
      for (const [index, step] of steps.entries()) {
        const next = steps[index + 1]
        expect(step.start).toBeLessThan(step.end)
        if (next !== undefined) expect(step.end).toBeLessThanOrEqual(next.start)
        if (next?.start === step.end) expect(next.count).not.toBe(step.count)
      }
    }),
  )
})
