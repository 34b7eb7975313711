import { expect, it } from 'vitest'
import { GO_KEY, PAGE_KEYS, PAGE_LETTERS, pageStep } from './page-keys.ts'

it.each([
  ['?', false, { kind: 'do', command: 'help' }],
  ['R', false, { kind: 'do', command: 'range' }],
  ['g', false, { kind: 'wait' }],
  ['o', true, { kind: 'go', route: 'overview' }],
  ['o', false, { kind: 'none' }],
  ['x', true, { kind: 'none' }],
] as const)('%s (second: %s)', (key, isSecond, step) => {
  expect(pageStep(key, isSecond)).toEqual(step)
})

it('gives no key two meanings', () => {
  const letters = Object.values(PAGE_LETTERS)
  expect(new Set(letters).size).toBe(letters.length)
  const single = [...Object.values(PAGE_KEYS), GO_KEY]
  expect(new Set(single).size).toBe(single.length)
})
