import { expect, it } from 'vitest'
import { instantAt, localTime } from './local-time.ts'

it.each([
  ['2026-03-07T18:30', 'Asia/Shanghai', '2026-03-07T10:30:00.000Z'],
  ['2026-03-07T18:30', 'America/New_York', '2026-03-07T23:30:00.000Z'],
  ['2026-03-08T18:30', 'America/New_York', '2026-03-08T22:30:00.000Z'],
  ['2026-03-07T18:30', 'Asia/Kathmandu', '2026-03-07T12:45:00.000Z'],
])('%s in %s is %s, whatever the zone of the browser', (local, tz, at) => {
  expect(new Date(instantAt(local, tz)).toISOString()).toBe(at)
  expect(localTime(Date.parse(at), tz)).toBe(local)
})

it('no time is no instant', () => {
  expect(instantAt('', 'Asia/Shanghai')).toBeNaN()
})
