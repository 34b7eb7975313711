import { expect, it } from 'vitest'
import { MESSAGES, type MessageKey } from '../../charts/public.ts'
import { cardTerms } from './card-terms.ts'

const t = (key: MessageKey, fill: Readonly<Record<string, string | number>> = {}) =>
  Object.entries(fill).reduce<string>(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    MESSAGES.en[key],
  )
const words = { t, language: 'en' as const, names: { agent: { 'demo:1': 'Ann' } } }

it('says by whom and by what a card is narrowed, and what its metrics are measured by', () => {
  const filters = { agent: ['demo:1', null], hour_of_week: [33] }
  expect(cardTerms({ filters, params: { T: 90, S: 0, stay: 'all' } }, words)).toEqual([
    'Agent: Ann, none',
    'Weekday and hour: Tuesday 09:00',
    'in time means within 1 min 30 s',
    'a short abandon is up to 0 s',
    'every wait in a queue counts, not the first alone',
  ])
})

it('names a few of many', () => {
  const filters = { tag: ['a', 'b', 'c', 'd', 'e', 'f'] }
  expect(cardTerms({ filters }, words)).toEqual(['Tag: a, b, c, d +2'])
})

it('says nothing where nothing is set', () => {
  expect(cardTerms({ params: { stay: 'first' } }, words)).toEqual([])
})
