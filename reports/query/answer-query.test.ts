import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts } from '../../warehouse/public.ts'
import { type FactDatabase, openDuckDbFacts } from '../../warehouse/testing/fact-database.ts'
import { ask } from '../testing/ask.ts'

const at = (written: string) => Date.parse(written)
const METRICS = ['cases_opened_count', 'first_reply_mean_secs']
let db: FactDatabase

/** Two teams, three days of March 2026 in UTC, one case of the week before. */
beforeAll(async () => {
  db = await openDuckDbFacts()
  const row = (id: string, openedAt: string, team: string | null, secs: number | null) => ({
    case_id: id,
    opened_at: at(openedAt),
    opened_team: team,
    status: 'open',
    first_replied_at: secs === null ? null : at(openedAt) + secs * 1000,
    first_replied_team: team,
    first_reply_secs: secs,
  })
  await db.insert(facts.cases, [
    row('s:0', '2026-02-24T09:00:00Z', 's:a', 100),
    row('s:1', '2026-03-02T09:00:00Z', 's:a', 10),
    row('s:2', '2026-03-02T10:00:00Z', 's:a', 30),
    row('s:3', '2026-03-04T09:00:00Z', 's:b', null),
    row('s:4', '2026-03-04T23:59:59.999Z', null, 50),
  ])
  await db.insert(facts.directory, [
    {
      kind: 'team',
      id: 's:a',
      effective_at: at('2026-01-01T00:00:00Z'),
      name: 'Old name',
      entry: '{}',
    },
    {
      kind: 'team',
      id: 's:a',
      effective_at: at('2026-02-01T00:00:00Z'),
      name: 'Tmall',
      entry: '{}',
    },
    {
      kind: 'team',
      id: 's:a',
      effective_at: at('2027-01-01T00:00:00Z'),
      name: 'Later',
      entry: '{}',
    },
  ])
})
afterAll(() => db.close())

const week = { metrics: METRICS, from: '2026-03-02', to: '2026-03-08' }
const now = { now: at('2026-03-05T12:00:00Z') }

describe('an answer', () => {
  it('has a row for every bucket up to as_of, with 0 for a count and nothing for a time', async () => {
    const { rows, columns, meta } = await ask(db, { ...week, grain: 'day' }, now)
    expect(
      rows.map((row) => [row['day'], row['cases_opened_count'], row['first_reply_mean_secs']]),
    ).toEqual([
      ['2026-03-02', 2, 20],
      ['2026-03-03', 0, null],
      ['2026-03-04', 2, null],
      // Asked a millisecond before midnight, answered after it: the reply counts when it was given.
      ['2026-03-05', 0, 50],
    ])
    expect(columns[0]).toEqual({ id: 'day', kind: 'grain' })
    expect(meta).toMatchObject({
      to: '2026-03-09T00:00:00.000Z',
      as_of: '2026-03-05T12:00:00.000Z',
    })
    expect(meta.notes).toMatchObject([{ code: 'RANGE_NOT_OVER' }])
  })

  it('has every value that occurs in every bucket', async () => {
    const { rows } = await ask(db, { ...week, grain: 'day', dimensions: ['team'] }, now)
    expect(rows).toHaveLength(4 * 3)
    expect(rows.slice(0, 3).map((row) => [row['team'], row['cases_opened_count']])).toEqual([
      ['s:a', 2],
      ['s:b', 0],
      [null, 0],
    ])
  })

  it('names keys as the directory did at as_of', async () => {
    const { names } = await ask(db, { ...week, dimensions: ['team'] }, now)
    expect(names).toEqual({ team: { 's:a': 'Tmall' } })
  })

  it('recomputes totals from the rows of data: a mean of means is none', async () => {
    const { totals } = await ask(db, { ...week, dimensions: ['team'], totals: true }, now)
    expect(totals).toMatchObject({
      cases_opened_count: 4,
      first_reply_mean_secs: 30,
      first_reply_mean_secs__n: 3,
    })
  })

  it('puts the compare period beside each row, by place and key', async () => {
    const { rows, meta } = await ask(
      db,
      { ...week, dimensions: ['team'], compare: 'previous_period', totals: true },
      now,
    )
    expect(meta.compare).toEqual({
      from: '2026-02-23T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
    })
    expect(rows[0]).toMatchObject({
      team: 's:a',
      cases_opened_count__prev: 1,
      first_reply_mean_secs__prev: 100,
    })
    expect(rows[1]).toMatchObject({
      team: 's:b',
      cases_opened_count__prev: 0,
      first_reply_mean_secs__prev: null,
    })
  })

  it('sorts by any column, nothing last, and says when it leaves rows out', async () => {
    const sort = { by: 'first_reply_mean_secs', direction: 'desc' }
    const { rows, meta } = await ask(db, { ...week, dimensions: ['team'], sort, limit: 2 }, now)
    expect(rows.map((row) => row['team'])).toEqual([null, 's:a'])
    expect(meta).toMatchObject({ row_count: 3 })
    expect(meta.notes.map(({ code }) => code)).toContain('LIMITED')
  })

  it('leaves intervals out when they are not wanted', async () => {
    const { rows, columns } = await ask(db, { ...week, intervals: false }, now)
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'cases_opened_count',
      'cases_opened_count__n',
      'first_reply_mean_secs',
      'first_reply_mean_secs__n',
    ])
    expect(columns.map(({ id }) => id)).toEqual(Object.keys(rows[0] ?? {}))
  })

  it('refuses a column to sort by that it does not have', async () => {
    await expect(ask(db, { ...week, sort: { by: 'cases' } }, now)).rejects.toThrow('SORT_UNKNOWN')
  })
})
