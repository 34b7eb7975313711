import { expect, it } from 'vitest'
import { categoryKey, categoryPath } from './category.ts'

it('a path goes up from the category', () => {
  expect(categoryPath('a/b/c')).toEqual(['a/b/c', 'a/b', 'a'])
  expect(categoryPath('退款')).toEqual(['退款'])
  expect(categoryPath(null)).toEqual([])
})

it.each([
  ['refund', true],
  ['退款/未到账', true],
  ['a/b/c/d', true],
  ['a/b/c/d/e', false],
  ['', false],
  ['/a', false],
  ['a//b', false],
  ['a b', false],
])('%j is a key: %s', (key, isKey) => {
  expect(categoryKey.safeParse(key).success).toBe(isKey)
})
