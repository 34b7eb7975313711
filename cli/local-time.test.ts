import { expect, it } from 'vitest'
import { localRange, localTime } from './local-time.ts'

it('shows an instant by the clock of the zone', () => {
  expect(localTime('2026-03-01T16:05:00.000Z', 'Asia/Shanghai')).toBe('2026-03-02 00:05')
})

it.each([
  [
    'whole days',
    '2026-02-28T16:00:00.000Z',
    '2026-03-31T16:00:00.000Z',
    '2026-03-01 to 2026-03-31',
  ],
  ['one day', '2026-02-28T16:00:00.000Z', '2026-03-01T16:00:00.000Z', '2026-03-01'],
  [
    'a part of a day',
    '2026-03-01T01:00:00.000Z',
    '2026-03-01T10:30:00.000Z',
    '2026-03-01 09:00 to before 2026-03-01 18:30',
  ],
])('shows %s', (_, from, to, text) => {
  expect(localRange(from, to, 'Asia/Shanghai')).toBe(text)
})

it('counts the day on which clocks change as whole', () => {
  const range = localRange('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin')
  expect(range).toBe('2026-03-29')
})
