import { describe, expect, it } from 'vitest'
import { tileState } from './tile-state.ts'

describe('tileState', () => {
  it.each([
    ['loading', { hasData: false, isEmpty: false, hasFailed: false }],
    ['error', { hasData: false, isEmpty: false, hasFailed: true }],
    ['ready', { hasData: true, isEmpty: false, hasFailed: false }],
    ['empty', { hasData: true, isEmpty: true, hasFailed: false }],
    ['stale', { hasData: true, isEmpty: false, hasFailed: true }],
    ['stale', { hasData: true, isEmpty: true, hasFailed: true }],
  ] as const)('is %s for %o', (state, progress) => {
    expect(tileState(progress)).toBe(state)
  })
})
