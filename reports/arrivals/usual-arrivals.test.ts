import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../domain/contract/public.ts'
import { DAY_MS, localDay } from '../../domain/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import {
  type FactDatabase,
  openClickHouseFacts,
  openDuckDbFacts,
} from '../../warehouse/testing/fact-database.ts'
import { ask } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { bandOf } from './band.ts'
import { readUsualArrivals } from './usual-arrivals.ts'

const ALL: Viewer = { kind: 'all' }
const VIEWERS: readonly Viewer[] = [ALL, { kind: 'teams', team_ids: ['s:a'] }]
const ZONES = ['UTC', 'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York']

const NOW = Date.UTC(2026, 3, 20, 9, 7)
/** About 24 a day, over nine weeks in which clocks go forward. */
const spread = <T extends object>(row: T, index: number) => ({
  ...row,
  opened_at: NOW - Math.floor(index * 0.0418 * DAY_MS),
})

/** The same laws on each engine. */
function usualOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
    const rows = randomFixture(11, 1_500)
    await loadFacts(db, { ...rows, cases: rows.cases.map(spread) })
  }, 60_000)
  afterAll(() => db.close())

  it.each(ZONES)('counts what the metric counts on those days, in %s', async (tz) => {
    for (const viewer of VIEWERS) {
      const usual = await readUsualArrivals({ reader: db, viewer, tz, now: NOW })
      expect(usual.day).toBe(localDay(NOW, tz))
      const days = Array.from({ length: usual.weeks }, (_, week) =>
        localDay(NOW - (week + 1) * 7 * DAY_MS, tz),
      )
      if (viewer.kind === 'all') expect(usual.slots.length).toBeGreaterThanOrEqual(46)
      let counted = 0
      for (const day of days) {
        const { rows } = await ask(
          db,
          { metrics: ['cases_opened_count'], from: day, to: day, tz },
          { viewer, now: NOW },
        )
        counted += Number(rows[0]?.['cases_opened_count'])
      }
      if (usual.weeks < usual.least_weeks) expect(usual.slots).toEqual([])
      else {
        const sum = usual.slots.reduce((total, { mean }) => total + mean * usual.weeks, 0)
        expect(sum).toBeCloseTo(counted, 6)
      }
      for (const { mean, lo, hi } of usual.slots) {
        expect(lo).toBeLessThanOrEqual(hi)
        expect(mean).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('counts of some queues what the metric counts of them', async () => {
    for (const queues of [['s:q1'], ['s:q2', null]]) {
      const usual = await readUsualArrivals({
        reader: db,
        viewer: ALL,
        tz: 'UTC',
        now: NOW,
        queues,
      })
      expect(usual.weeks).toBeGreaterThanOrEqual(usual.least_weeks)
      let counted = 0
      for (let week = 1; week <= usual.weeks; week += 1) {
        const day = localDay(NOW - week * 7 * DAY_MS, 'UTC')
        const { rows } = await ask(
          db,
          {
            metrics: ['cases_opened_count'],
            from: day,
            to: day,
            tz: 'UTC',
            filters: { queue: queues },
          },
          { now: NOW },
        )
        counted += Number(rows[0]?.['cases_opened_count'])
      }
      const sum = usual.slots.reduce((total, { mean }) => total + mean * usual.weeks, 0)
      expect(sum).toBeCloseTo(counted, 6)
      expect(counted).toBeGreaterThan(0)
    }
  })

  it('knows nothing before there are data', async () => {
    const usual = await readUsualArrivals({
      reader: db,
      viewer: ALL,
      tz: 'UTC',
      now: Date.UTC(2001, 0, 1),
    })
    expect(usual).toMatchObject({ weeks: 0, slots: [] })
  })
}

describe('the usual arrivals on DuckDB', () => usualOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())('the usual arrivals on ClickHouse', () =>
  usualOn(async () => {
    const server = await openClickHouseDatabase()
    const db = await openClickHouseFacts(server)
    return {
      ...db,
      async close() {
        await db.close()
        await server.close()
      },
    }
  }),
)

describe('a band', () => {
  it('runs from the 10th to the 90th percentile around the mean', () => {
    expect(bandOf([8, 1, 2, 3, 4, 5, 6, 7])).toMatchObject({
      mean: 4.5,
      lo: expect.closeTo(1.7, 9) as number,
      hi: expect.closeTo(7.3, 9) as number,
    })
    expect(bandOf([3])).toEqual({ mean: 3, lo: 3, hi: 3 })
  })
})
