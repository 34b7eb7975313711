import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../domain/contract/public.ts'
import { type FactDatabase, openDuckDbFacts } from '../../warehouse/testing/fact-database.ts'
import { METRICS } from '../catalogue/metrics.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { drill } from './drill.ts'

const frame = {
  from: '2026-03-01',
  to: '2026-04-15',
  tz: 'Europe/Berlin',
  as_of: '2026-04-10T00:00:00Z',
}
let db: FactDatabase

beforeAll(async () => {
  db = await openDuckDbFacts()
  await loadFacts(db, randomFixture(7, 150))
})
afterAll(() => db.close())

async function casesOf(request: object, viewer: Viewer = { kind: 'all' }) {
  const checked = await drill({ ...frame, limit: 1000, ...request }, contextOf(db, { viewer }))
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

const drillable = METRICS.filter(({ milestone }) => milestone.hasNoCases !== true).map(
  ({ base, forms: [form] }) => ({ base, id: form?.id ?? '' }),
)

describe('the cases behind a cell', () => {
  it.each(drillable)('of $base are exactly those counted', async ({ base, id }) => {
    const { rows } = await ask(db, {
      ...frame,
      metrics: [id],
      dimensions: ['team'],
      grain: 'month',
    })
    let met = 0
    for (const row of rows) {
      const { cases, total } = await casesOf({
        metric: id,
        cell: { month: row['month'], team: row['team'] },
      })
      expect(total).toBe(cases.length)
      const counted =
        base === 'messages_per_case' ? total : cases.reduce((sum, one) => sum + one.count, 0)
      expect(counted, JSON.stringify(row)).toBe(row[`${id}__n`])
      met += counted
    }
    expect(met).toBeGreaterThan(0)
  })

  it('come page by page, earliest first', async () => {
    const request = { metric: 'cases_opened_count' }
    const whole = await casesOf(request)
    const page = await casesOf({ ...request, limit: 5, offset: 5 })
    expect(page.cases).toEqual(whole.cases.slice(5, 10))
    expect(page.total).toBe(whole.total)
    expect(whole.cases.map(({ at }) => at)).toEqual(whole.cases.map(({ at }) => at).toSorted())
  })

  it('say what each adds: the hit of a ratio, the time of a percentile', async () => {
    const ratio = await casesOf({ metric: 'resolution_ratio' })
    expect(new Set(ratio.cases.map(({ value }) => value))).toEqual(new Set([0, 1]))
    const times = await casesOf({ metric: 'first_reply_p90_secs' })
    expect(times.cases.every(({ value }) => value !== null)).toBe(true)
  })

  it('are only those a viewer may see', async () => {
    const viewer: Viewer = { kind: 'teams', team_ids: ['s:a'] }
    const { totals } = await ask(
      db,
      { ...frame, metrics: ['cases_opened_count'], totals: true },
      { viewer },
    )
    const { total } = await casesOf({ metric: 'cases_opened_count' }, viewer)
    expect(total).toBe(totals?.['cases_opened_count'])
    expect(total).toBeGreaterThan(0)
  })

  it.each([
    [{ metric: 'occupancy_ratio' }, 'NO_CASES'],
    [{ metric: 'cases_opened_count', cell: { week: 'next' } }, 'CELL_INVALID'],
    [{ metric: 'cases_opened_count', grain: 'day' }, 'CELL_INVALID'],
    [{ metric: 'case_count' }, 'METRIC_UNKNOWN'],
  ])('refuses %o', async (request, code) => {
    const checked = await drill({ ...frame, ...request }, contextOf(db))
    expect(checked).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('names all that is wrong with a request at once, by its own fields', async () => {
    const request = {
      metric: 'case_count',
      cell: { tema: 'a', week: 'next' },
      limit: 0,
      from: '2026-05-01',
      tz: 'Asia/Shangai',
    }
    const checked = await drill({ ...frame, ...request }, contextOf(db))
    const paths = checked.ok ? [] : checked.problems.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(['cell', 'cell.week', 'from', 'limit', 'metric', 'tz'])
  })
})
