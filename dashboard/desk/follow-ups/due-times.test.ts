import { expect, it } from 'vitest'
import { instantAt } from '../../filters/local-time.ts'
import { dueText } from './due-times.ts'

/** Friday 2026-03-06, 23:30 in Shanghai and 10:30 in New York, where the clocks go forward on Sunday. */
const NOW = Date.parse('2026-03-06T15:30:00.000Z')

it.each([
  ['today', 'Asia/Shanghai', '2026-03-06T10:00:00.000Z'],
  ['today', 'America/New_York', '2026-03-06T23:00:00.000Z'],
  ['tomorrow', 'Asia/Shanghai', '2026-03-07T02:00:00.000Z'],
  ['days', 'Asia/Shanghai', '2026-03-09T02:00:00.000Z'],
  ['days', 'America/New_York', '2026-03-09T14:00:00.000Z'],
  ['week', 'Asia/Shanghai', '2026-03-09T02:00:00.000Z'],
] as const)('%s in %s is %s', (preset, tz, due) => {
  expect(new Date(instantAt(dueText(preset, NOW, tz), tz)).toISOString()).toBe(due)
})

it('next week asked for on a Monday is the week after', () => {
  const monday = Date.parse('2026-03-09T03:00:00.000Z')
  expect(dueText('week', monday, 'Asia/Shanghai')).toBe('2026-03-16T10:00')
})
