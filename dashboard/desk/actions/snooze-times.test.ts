import { expect, it } from 'vitest'
import { instantAt, snoozeUntil } from './snooze-times.ts'

/** Friday 2026-03-06, 22:30 in Shanghai. */
const NOW = Date.parse('2026-03-06T14:30:00.000Z')

it.each([
  ['hour', 'Asia/Shanghai', '2026-03-06T15:30:00.000Z'],
  ['hours', 'Asia/Shanghai', '2026-03-06T17:30:00.000Z'],
  ['tomorrow', 'Asia/Shanghai', '2026-03-07T01:00:00.000Z'],
  ['monday', 'Asia/Shanghai', '2026-03-09T01:00:00.000Z'],
  // The clocks of New York go forward on Sunday 8 March.
  ['tomorrow', 'America/New_York', '2026-03-07T14:00:00.000Z'],
  ['monday', 'America/New_York', '2026-03-09T13:00:00.000Z'],
] as const)('%s in %s is %s', (preset, tz, until) => {
  expect(new Date(snoozeUntil(preset, NOW, tz)).toISOString()).toBe(until)
})

it.each([
  ['2026-03-07T18:30', 'Asia/Shanghai', '2026-03-07T10:30:00.000Z'],
  ['2026-03-07T18:30', 'America/New_York', '2026-03-07T23:30:00.000Z'],
  ['2026-03-08T18:30', 'America/New_York', '2026-03-08T22:30:00.000Z'],
  ['2026-03-07T18:30', 'Asia/Kathmandu', '2026-03-07T12:45:00.000Z'],
])('%s in %s is %s, whatever the zone of the browser', (local, tz, at) => {
  expect(new Date(instantAt(local, tz)).toISOString()).toBe(at)
})

it('no time is no instant', () => {
  expect(instantAt('', 'Asia/Shanghai')).toBeNaN()
})

it('Monday asked for on a Monday is the next one', () => {
  const monday = Date.parse('2026-03-09T03:00:00.000Z')
  expect(new Date(snoozeUntil('monday', monday, 'Asia/Shanghai')).toISOString()).toBe(
    '2026-03-16T01:00:00.000Z',
  )
})
