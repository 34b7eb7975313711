import { describe, expect, it } from 'vitest'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { valueOptions } from './value-options.ts'

const ANSWER: QueryAnswer = {
  rows: [
    { team: 'demo:jd', cases_opened_count: 3 },
    { team: null, cases_opened_count: 9 },
    { team: 'demo:tmall', cases_opened_count: 7 },
  ],
  columns: [],
  names: { team: { 'demo:tmall': 'Tmall' } },
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

describe('valueOptions', () => {
  it('offers what occurs, most cases first, and keeps what is chosen but does not occur', () => {
    expect(valueOptions(ANSWER, 'team', ['demo:old'], 'en')).toEqual([
      { value: 'demo:tmall', text: 'Tmall', count: 7 },
      { value: 'demo:jd', text: 'jd', count: 3 },
      { value: 'demo:old', text: 'old', count: null },
    ])
  })

  it('shows what is chosen before anything was read', () => {
    expect(valueOptions(undefined, 'team', ['demo:tmall'], 'en')).toHaveLength(1)
  })
})
