import { expect, it } from 'vitest'
import { loadPause } from './load-pause.ts'

it.each([
  ['after a quick load the rest of the time', { tookMs: 200, hasFailed: false }, 600],
  ['after a long one hardly at all: events wait already', { tookMs: 2_500, hasFailed: false }, 50],
  ['after a clock that was set back no longer', { tookMs: 0, hasFailed: false }, 800],
  ['while the warehouse is away longer', { tookMs: 10, hasFailed: true }, 2_000],
])('waits %s', (_, load, pause) => {
  expect(loadPause({ everyMs: 800, ...load })).toBe(pause)
})
