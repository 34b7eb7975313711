import { expect, it } from 'vitest'
import { snoozeUntil } from './snooze-times.ts'

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

it('Monday asked for on a Monday is the next one', () => {
  const monday = Date.parse('2026-03-09T03:00:00.000Z')
  expect(new Date(snoozeUntil('monday', monday, 'Asia/Shanghai')).toISOString()).toBe(
    '2026-03-16T01:00:00.000Z',
  )
})
