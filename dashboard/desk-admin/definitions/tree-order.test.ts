import { expect, it } from 'vitest'
import { inTreeOrder } from './tree-order.ts'

it('puts each branch before what grows on it, and loses none', () => {
  const ids = ['b', 'a/x', 'a', 'lost/y', 'b/z', 'a/x/1']
  const ordered = inTreeOrder(ids.map((id) => ({ id })))
  expect(ordered.map(({ id }) => id)).toEqual(['b', 'b/z', 'a', 'a/x', 'a/x/1', 'lost/y'])
})
