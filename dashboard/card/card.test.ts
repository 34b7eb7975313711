import { describe, expect, it } from 'vitest'
import { cellOf } from '../api/cell.ts'
import { grainChoice, hairlineGrain } from './grain-choice.ts'
import { isThin } from './least-n.ts'
import { orderRows } from './row-order.ts'
import { describeRise } from './rise.ts'

const row = (agent: string, csat: number | null, n: number) => ({
  agent,
  csat_ratio: csat,
  csat_ratio__n: n,
  cases_resolved_count: n,
  cases_resolved_count__n: n,
})
const ROWS = [row('few', 1, 3), row('good', 0.95, 80), row('none', null, 0), row('poor', 0.7, 60)]
const agents = (rows: ReturnType<typeof orderRows>) => rows.map((one) => one['agent'])

describe('order of rows', () => {
  it('never ranks few cases or no value, whichever way it is sorted', () => {
    const by = 'csat_ratio'
    expect(agents(orderRows(ROWS, { by, direction: 'desc' }))).toEqual([
      'good',
      'poor',
      'few',
      'none',
    ])
    expect(agents(orderRows(ROWS, { by, direction: 'asc' }))).toEqual([
      'poor',
      'good',
      'few',
      'none',
    ])
  })

  it('ranks volumes however small', () => {
    const by = 'cases_resolved_count'
    expect(agents(orderRows(ROWS, { by, direction: 'desc' }))).toEqual([
      'good',
      'poor',
      'few',
      'none',
    ])
    expect(isThin(by, cellOf(ROWS[0], by))).toBe(false)
    expect(isThin('csat_ratio', cellOf(ROWS[0], 'csat_ratio'))).toBe(true)
  })
})

describe('rise', () => {
  it.each([
    [214, 45, '×4.8', 'strong'],
    [48, 33, '×1.5', 'some'],
    [37, 37, '×1.0', 'none'],
    [8, 40, '×0.2', 'none'],
    [6, 2, '×3.0', 'unknown'],
    [30, 0, 'new', 'strong'],
    [3, 0, 'new', 'unknown'],
    [260, 20, '×13', 'strong'],
  ] as const)('%s after %s', (count, previous, text, level) => {
    expect(describeRise(count, previous, 'new')).toEqual({ text, level })
  })

  it('says nothing without a compare period, or of nothing', () => {
    expect(describeRise(5, null, 'new')).toBeNull()
    expect(describeRise(0, 0, 'new')).toBeNull()
  })
})

describe('grain', () => {
  it.each([
    [1, 'hour', 'hour'],
    [7, 'hour', 'day'],
    [28, 'day', 'day'],
    [365, 'week', 'week'],
  ] as const)('of %s days', (days, chart, line) => {
    expect(grainChoice(days).preferred).toBe(chart)
    expect(hairlineGrain(days)).toBe(line)
  })
})
