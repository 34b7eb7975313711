import { expect, it } from 'vitest'
import { typedTags } from './typed-tags.ts'

it.each([
  ['refund', ['refund']],
  ['refund, vip ,refund', ['refund', 'vip']],
  ['退款，加急、复购；VIP', ['退款', '加急', '复购', 'VIP']],
  ['two  words\nnext', ['two words', 'next']],
  [' , ，', []],
  ['x'.repeat(10_000), ['x'.repeat(100)]],
  ['مهم, 🚀, <b>x</b>', ['مهم', '🚀', '<b>x</b>']],
])('%j is %j', (text, tags) => {
  expect(typedTags(text)).toEqual(tags)
})

it('a tag that is there already is not typed again', () => {
  expect(typedTags('vip, refund', ['vip'])).toEqual(['refund'])
})
