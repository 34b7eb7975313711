import { expect, it } from 'vitest'
import { caseOf } from '../testing/entries.ts'
import { linkBar, mergeBar } from './case-choice.ts'

const ROW = caseOf({ id: 'desk:c0' })

it.each([
  ['one of the same customer', {}, null],
  ['one of nobody', { customer_id: null }, null],
  ['itself', { id: 'desk:c0' }, 'same'],
  ['one that is merged away', { merged_into: 'desk:c9' }, 'merged'],
  ['spam', { is_spam: true }, 'spam'],
  ['a resolved one', { status: 'resolved' }, 'ended'],
  ['a closed one', { status: 'closed' }, 'ended'],
  ['one of somebody else', { customer_id: 'desk:v2' }, 'customer'],
] as const)('%s takes another in, or says why not: %j %s', (_, change, bar) => {
  expect(mergeBar({ ...caseOf(change), words: '' }, ROW)).toBe(bar)
})

it('what has no customer goes into any', () => {
  const into = { ...caseOf({ customer_id: 'desk:v2' }), words: '' }
  expect(mergeBar(into, { ...ROW, customer_id: null })).toBeNull()
})

it('a link leads anywhere but to itself', () => {
  expect(linkBar(caseOf({ status: 'closed', customer_id: 'desk:v2' }), ROW)).toBeNull()
  expect(linkBar(ROW, ROW)).toBe('same')
})
