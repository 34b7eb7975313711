import { expect, it } from 'vitest'
import { moved } from './moved.ts'

it.each([
  ['b', -1, 'b,a,c'],
  ['b', 1, 'a,c,b'],
  ['a', -1, 'a,b,c'],
  ['c', 1, 'a,b,c'],
  ['gone', 1, 'a,b,c'],
] as const)('%s moved by %i gives %s', (id, by, order) => {
  expect(moved(['a', 'b', 'c'], id, by).join()).toBe(order)
})
