import { describe, expect, it } from 'vitest'
import { checkQuery } from './check-query.ts'

const by = { viewer: { kind: 'all' }, tz: 'Asia/Shanghai', now: Date.UTC(2026, 3, 1) } as const
const good = { metrics: ['cases_opened_count'], from: '2026-03-01', to: '2026-03-31' }

function problemsOf(request: object) {
  const checked = checkQuery({ ...good, ...request }, by)
  return checked.ok ? [] : checked.problems
}

describe('a question', () => {
  it('takes the account zone, now, and a grain written among the dimensions', () => {
    const checked = checkQuery({ ...good, dimensions: ['team', 'week'] }, by)
    expect(checked).toMatchObject({
      ok: true,
      value: {
        question: {
          grain: 'week',
          dimensions: ['team'],
          zone: { tz: 'Asia/Shanghai' },
          asOf: by.now,
        },
      },
    })
  })

  it('names the forms when the base of a time is written alone', () => {
    expect(problemsOf({ metrics: ['first_reply_secs'] })).toMatchObject([
      {
        code: 'METRIC_UNKNOWN',
        path: 'metrics',
        fix: expect.stringContaining('first_reply_p90_biz_secs') as string,
      },
    ])
  })

  it('names the nearest metrics for a slip of the pen', () => {
    expect(problemsOf({ metrics: ['cast_ratio'] })[0]?.fix).toContain('csat_ratio')
  })

  it.each([
    ['new_cases', 'cases_opened_count'],
    ['New Cases', 'cases_opened_count'],
    ['新会话', 'cases_opened_count'],
  ])('knows %s by the name it has on the dashboard', (name, id) => {
    const fix = problemsOf({ metrics: [name] })[0]?.fix
    expect(fix).toMatch(new RegExp(`^Did you mean ${id},`))
    expect(fix).toContain('docs/metrics.md')
  })

  it.each([
    ['an unknown dimension', { dimensions: ['tema'] }, 'DIMENSION_UNKNOWN'],
    ['an unknown filter', { filters: { tema: ['a'] } }, 'DIMENSION_UNKNOWN'],
    ['a zone', { tz: 'Asia/Shangai' }, 'ZONE_UNKNOWN'],
    ['from after to', { from: '2026-04-01' }, 'RANGE_REVERSED'],
    [
      'a dimension the metric does not have',
      { metrics: ['occupancy_ratio'], dimensions: ['channel'] },
      'DIMENSION_NOT_OF_METRIC',
    ],
    [
      'a credit the metric does not have',
      { metrics: ['unanswered_waits_count'], credit: 'author' },
      'CREDIT_NOT_OF_METRIC',
    ],
    ['a parameter nobody reads', { params: { T: 30 } }, 'PARAM_UNUSED'],
    ['two grains', { grain: 'day', dimensions: ['week'] }, 'GRAIN_TWICE'],
    ['a century of hours', { from: '1990-01-01', grain: 'hour' }, 'RANGE_TOO_LONG'],
    ['a field it does not know', { metric: 'x' }, 'QUERY_INVALID'],
    ['text for an hour', { filters: { hour_of_day: ['9'] } }, 'QUERY_INVALID'],
  ])('refuses %s', (_, request, code) => {
    expect(problemsOf(request)).toMatchObject([{ code }])
  })

  it.each([
    [
      'compare',
      { compare: 'yesterday' },
      'Write previous_period, same_week_last_year or two dates',
    ],
    ['grain', { grain: 'year' }, 'Write one of hour, day, week, month.'],
    ['metrics', { metrics: [] }, 'Name at least one.'],
    ['from', { from: undefined }, 'Give from.'],
  ])('says how to mend %s, and names no address of the API', (path, request, fix) => {
    const problems = problemsOf(request)
    expect(problems).toMatchObject([{ path, fix: expect.stringContaining(fix) as string }])
    expect(JSON.stringify(problems)).not.toMatch(/\/api\/|Invalid|expected/)
  })

  it.each([
    ['a day, to its end in the zone', '2026-03-10', '2026-03-10T16:00:00.000Z'],
    ['an instant', '2026-03-10T09:00:00+08:00', '2026-03-10T01:00:00.000Z'],
  ])('takes as_of as %s', (_, as_of, at) => {
    const checked = checkQuery({ ...good, as_of }, by)
    expect(checked.ok ? new Date(checked.value.question.asOf).toISOString() : null).toBe(at)
  })

  it('refuses an as_of without an offset', () => {
    expect(problemsOf({ as_of: '2026-03-10T09:00:00' })).toMatchObject([{ path: 'as_of' }])
  })

  it('judges names and times although the shape is wrong elsewhere', () => {
    const request = {
      metrics: ['nothing'],
      dimensions: ['tema'],
      tz: 'Mars/One',
      from: '2026-04-02',
    }
    expect(
      problemsOf({ ...request, limit: 0, colour: 1 }).map(({ code, path }) => [code, path]),
    ).toEqual([
      ['ZONE_UNKNOWN', 'tz'],
      ['QUERY_INVALID', 'limit'],
      ['QUERY_INVALID', ''],
      ['DIMENSION_UNKNOWN', 'dimensions'],
      ['METRIC_UNKNOWN', 'metrics'],
      ['RANGE_REVERSED', 'from'],
    ])
  })

  it('says everything that is wrong at once', () => {
    const codes = problemsOf({
      metrics: ['nothing', 'csat'],
      dimensions: ['tema'],
      from: '2026-02-30',
    }).map(({ code }) => code)
    expect(codes).toEqual([
      'DIMENSION_UNKNOWN',
      'METRIC_UNKNOWN',
      'METRIC_UNKNOWN',
      'RANGE_INVALID',
    ])
  })
})
