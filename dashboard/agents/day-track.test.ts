import { describe, expect, it } from 'vitest'
import type { AgentDay } from '../../domain/contract/public.ts'
import { dayTrack } from './day-track.ts'
import { hourBars } from './hour-bars.ts'
import { peerBars } from './peer-bars.ts'
import { sparkGrain } from './spark-grain.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 10, hour)).toISOString()
const day: AgentDay = {
  start_at: at(0),
  end_at: at(24),
  as_of: at(24),
  tz: 'UTC',
  states: [{ state: 'online', start_at: at(6), end_at: at(12), is_running: false }],
  chats: [
    { start_at: at(6), end_at: at(9), count: 2 },
    { start_at: at(9), end_at: at(12), count: 4 },
  ],
}

describe('a day as a track', () => {
  it('places states and chats in percent of the day', () => {
    const { states, chats, most, hours } = dayTrack(day)
    expect(states[0]).toMatchObject({ left: 25, width: 25 })
    expect(chats.map(({ left, width, height }) => [left, width, height])).toEqual([
      [25, 12.5, 50],
      [37.5, 12.5, 100],
    ])
    expect(most).toBe(4)
    expect(hours.map(({ hour }) => hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21])
  })

  it('has its hours where the clock has them on a day of 23 hours', () => {
    const spring = {
      ...day,
      start_at: '2026-03-28T23:00:00.000Z',
      end_at: '2026-03-29T22:00:00.000Z',
      tz: 'Europe/Berlin',
    }
    const { hours } = dayTrack(spring)
    expect(hours[1]).toEqual({ hour: 3, left: (2 / 23) * 100 })
  })
})

it('stacks the hours of a day on whole hours, pauses as such, and leaves offline out', () => {
  const { days, marks } = hourBars([
    {
      day: '2026-03-10',
      states: { online: 21_600, break: 3600, offline: 50_000 },
      worked_secs: 21_600,
    },
  ])
  expect(marks.map(({ hours }) => hours)).toEqual([0, 2, 4, 6, 8])
  expect(days[0]?.stack).toEqual([
    { state: 'online', secs: 21_600, share: 75, isWork: true },
    { state: 'break', secs: 3600, share: 12.5, isWork: false },
  ])
})

it('shows of peers those of the own group, and which one is oneself', () => {
  const of = (team: string, value: number) => ({
    ...{ agent: null, team, n: 0, rank: null, peers: 2, parts: [] },
    score: { value, lo: value - 10, hi: value + 10 },
  })
  const own = { ...of('s:a', 40), agent: 's:me' }
  const bars = peerBars([of('s:a', 60), own, of('s:b', 90)], own)
  expect(bars.map(({ isOwn }) => isOwn)).toEqual([false, true])
  expect(bars[0]?.at).toBeLessThan(bars[1]?.at ?? 0)
  expect(bars[0]?.middle).toBeCloseTo(50)
})

it.each([
  [1, 'hour'],
  [7, 'day'],
  [28, 'day'],
  [90, 'week'],
  [365, 'month'],
] as const)('%d days are a hairline of one %s each', (days, grain) => {
  expect(sparkGrain(days)).toBe(grain)
})
