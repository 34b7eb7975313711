import { expect, it } from 'vitest'
import { caseOf } from '../testing/entries.ts'
import { takesIn } from './case-choice.ts'

it.each([
  ['one of the same customer', {}, true],
  ['one of nobody', { customer_id: null }, true],
  ['one of somebody else', { customer_id: 'desk:v2' }, false],
  ['a resolved one', { status: 'resolved' }, false],
  ['a closed one', { status: 'closed' }, false],
] as const)('%s takes another in: %j %s', (_, change, takes) => {
  expect(takesIn({ ...caseOf(change), words: '' }, caseOf())).toBe(takes)
})

it('what has no customer goes into any', () => {
  const into = { ...caseOf({ customer_id: 'desk:v2' }), words: '' }
  expect(takesIn(into, caseOf({ customer_id: null }))).toBe(true)
})
