import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedWaitSecs, paceOf } from './expected-wait.ts'

const NOW = 3_600_000
/** One every `secs`, the last just now, each from a line that was never empty. */
const steady = (secs: number, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const instant = NOW - (count - 1 - at) * secs * 1_000
    return { at: instant, queued_at: instant - 300_000 }
  })

describe('the pace of a line', () => {
  it('is what it was seen to be, when it was seen long enough', () => {
    const departures = steady(20, 60)
    const pace = paceOf({ now: NOW, departures, oldest_queued_at: 0, possible_per_sec: 0 })
    expect(1 / pace).toBeCloseTo(20, 1)
  })

  it('is what the agents who are there can do, before anything was seen', () => {
    const possible_per_sec = 0.05
    expect(
      paceOf({ now: NOW, departures: [], oldest_queued_at: NOW, possible_per_sec }),
    ).toBeCloseTo(0.05)
    expect(paceOf({ now: NOW, departures: [], oldest_queued_at: NOW, possible_per_sec: 0 })).toBe(0)
  })

  it('does not count the time in which nobody waited', () => {
    const served = steady(60, 20).map(({ at }) => ({ at, queued_at: at - 1_000 }))
    const possible_per_sec = 0.5
    const input = { now: NOW, departures: served, oldest_queued_at: NOW, possible_per_sec }
    expect(paceOf(input)).toBeCloseTo(0.5)
  })

  it('falls while somebody waits and nothing moves', () => {
    const departures = steady(10, 30)
    const paces = [0, 60_000, 300_000].map((later) =>
      paceOf({ now: NOW + later, departures, oldest_queued_at: 0, possible_per_sec: 0.1 }),
    )
    expect(paces).toEqual(paces.toSorted((a, b) => b - a))
    expect(new Set(paces).size).toBe(3)
  })
})

describe('the expected wait', () => {
  it('is the places to go over the pace, less those who will pass', () => {
    const pace_per_sec = 0.1
    expect(expectedWaitSecs({ ahead: 0, pace_per_sec, passing_per_sec: 0 })).toBe(10)
    expect(expectedWaitSecs({ ahead: 4, pace_per_sec, passing_per_sec: 0 })).toBe(50)
    expect(expectedWaitSecs({ ahead: 4, pace_per_sec, passing_per_sec: 0.05 })).toBe(100)
  })

  it('is unknown when the line does not move', () => {
    expect(expectedWaitSecs({ ahead: 0, pace_per_sec: 0, passing_per_sec: 0 })).toBeNull()
  })

  it('never falls with more before one or more who pass, and is never negative', () => {
    const rate = fc.double({ min: 0.001, max: 2, noNaN: true })
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(50),
        rate,
        fc.tuple(rate, rate),
        (ahead, more, pace, rates) => {
          const [few, many] = rates[0] < rates[1] ? rates : [rates[1], rates[0]]
          const waitOf = (places: number, passing_per_sec: number) =>
            expectedWaitSecs({ ahead: places, pace_per_sec: pace, passing_per_sec }) ?? -1
          expect(waitOf(ahead, few)).toBeGreaterThanOrEqual(0)
          expect(waitOf(ahead + more, few)).toBeGreaterThanOrEqual(waitOf(ahead, few))
          expect(waitOf(ahead, many)).toBeGreaterThanOrEqual(waitOf(ahead, few))
        },
      ),
    )
  })
})
