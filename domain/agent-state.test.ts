import { expect, it } from 'vitest'
import { isLostConnection, LONGEST_STATE_MS, stateStarts } from './agent-state.ts'

it('a repeated state is a heartbeat, and of several at one instant the last holds', () => {
  const online = { state: 'online', at: 0 } as const
  const beat = { state: 'online', at: 5 } as const
  const away = { state: 'away', at: 5 } as const
  const later = { state: 'away', at: 9 } as const
  expect(stateStarts([online, beat, later])).toEqual([online, later])
  expect(stateStarts([online, away, beat, later])).toEqual([online, later])
  expect(stateStarts([online, beat, away, later])).toEqual([online, away])
  expect(stateStarts([])).toEqual([])
})

it('a state but offline is lost when it lasts longer than 16 hours, not at 16 hours', () => {
  expect(isLostConnection('online', LONGEST_STATE_MS)).toBe(false)
  expect(isLostConnection('busy', LONGEST_STATE_MS + 1)).toBe(true)
  expect(isLostConnection('offline', LONGEST_STATE_MS + 1)).toBe(false)
})
