import { describe, expect, it } from 'vitest'
import { DAY_MS, dayStart, HOUR_MS, localDay } from '../local-day.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import { openArrivals } from './arrivals.ts'
import { dayWeight, halfHourShare } from './seasons.ts'

const dayOf = (date: string) => localDay(Date.parse(`${date}T12:00:00+08:00`))
const plan = (id: string) => TEAM_PLANS.find((team) => team.id === id) ?? expect.fail(id)

describe('the season', () => {
  it.each(['2026-06-18', '2025-11-11', '2025-12-12'])(
    'loads the shops at least half as much again on %s',
    (date) => {
      const day = dayOf(date)
      expect(dayWeight(plan('tmall'), day) / dayWeight(plan('tmall'), day - 21)).toBeGreaterThan(
        1.5,
      )
      expect(dayWeight(plan('business'), day)).toBeLessThan(
        dayWeight(plan('business'), day - 7) * 1.3,
      )
    },
  )

  it('rests in Spring Festival and works on make-up days', () => {
    expect(dayWeight(plan('tmall'), dayOf('2026-02-17'))).toBeLessThan(
      dayWeight(plan('tmall'), dayOf('2026-03-10')) * 0.6,
    )
    expect(dayWeight(plan('business'), dayOf('2026-02-14'))).toBeGreaterThan(
      5 * dayWeight(plan('business'), dayOf('2026-02-07')),
    )
  })

  it('has two peaks a day for shoppers, and halves that add up to the day', () => {
    const day = dayOf('2026-03-10')
    const shares = Array.from({ length: 48 }, (_, half) =>
      halfHourShare(plan('tmall'), dayStart(day) + (half * HOUR_MS) / 2, day),
    )
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2)
    const peaks = shares.filter(
      (share, half) => share > (shares[half - 1] ?? 0) && share >= (shares[half + 1] ?? 0),
    )
    expect(peaks.length).toBeGreaterThanOrEqual(2)
  })
})

describe('arrivals', () => {
  it('come in a promotion’s numbers on the day itself', () => {
    const from = dayStart(dayOf('2025-10-20'))
    const process = openArrivals({
      seed: 3,
      from,
      until: from + 40 * DAY_MS,
      cases: 20_000,
      tz: 'Asia/Shanghai',
    })
    const onDay = (date: string) => {
      let count = 0
      for (let half = 0; half < 48; half += 1) {
        count += process
          .draw(dayStart(dayOf(date)) + half * 1_800_000)
          .filter((arrival) => arrival.team === 0).length
      }
      return count
    }
    expect(onDay('2025-11-11')).toBeGreaterThan(2 * onDay('2025-10-28'))
  })
})
