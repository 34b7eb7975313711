import { describe, expect, it } from 'vitest'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { countedValues, valueOptions } from './value-options.ts'

const ANSWER: QueryAnswer = {
  rows: [
    { team: 'demo:jd', csat_ratio: 0.9, csat_ratio__n: 3 },
    { team: null, csat_ratio: 0.2, csat_ratio__n: 9 },
    { team: 'demo:tmall', csat_ratio: 0.5, csat_ratio__n: 7 },
  ],
  columns: [
    { id: 'team', kind: 'dimension' },
    { id: 'csat_ratio', kind: 'metric', unit: 'ratio' },
  ],
  names: {},
  meta: {
    from: '',
    to: '',
    tz: 'UTC',
    as_of: '',
    data_until: null,
    credit: {},
    compare: null,
    row_count: 3,
    notes: [],
  },
}

describe('what a filter offers', () => {
  it('counts what occurs by its evidence, most first, nobody included', () => {
    expect(countedValues(ANSWER, 'team')).toEqual([
      { value: null, count: 9 },
      { value: 'demo:tmall', count: 7 },
      { value: 'demo:jd', count: 3 },
    ])
  })

  it('keeps what is chosen but does not occur, at the end', () => {
    const found = [{ value: 'b', count: 2 }]
    expect(valueOptions(found, ['b', 'a'], (value) => value.toUpperCase())).toEqual([
      { value: 'b', count: 2, text: 'B' },
      { value: 'a', count: null, text: 'A' },
    ])
  })
})
