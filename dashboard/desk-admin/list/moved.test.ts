import { expect, it } from 'vitest'
import { moved } from './moved.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id }))

it.each([
  ['b', -1, 'b,a,c'],
  ['b', 1, 'a,c,b'],
  ['a', -1, 'a,b,c'],
  ['c', 1, 'a,b,c'],
  ['gone', 1, 'a,b,c'],
] as const)('%s moved by %i gives %s', (id, by, order) => {
  expect(moved(rows, id, by).join()).toBe(order)
})

it.each([
  ['b', -1, 'b,a,a/x,a/y'],
  ['a', 1, 'a/x,a/y,b,a'],
  ['a/x', 1, 'a,a/y,a/x,b'],
  ['a/x', -1, 'a,a/x,a/y,b'],
  ['a/y', 1, 'a,a/x,a/y,b'],
] as const)('in a tree %s moved by %i changes places with its siblings: %s', (id, by, order) => {
  const tree = [
    { id: 'a', group: '' },
    { id: 'a/x', group: 'a' },
    { id: 'a/y', group: 'a' },
    { id: 'b', group: '' },
  ]
  expect(moved(tree, id, by).join()).toBe(order)
})
