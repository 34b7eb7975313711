import { describe, expect, it } from 'vitest'
import type { QueryAnswer, QueryRow } from '../../domain/contract/public.ts'
import { pivotOf } from './pivot.ts'

const answer = (by: readonly [string, 'dimension' | 'grain'][], rows: QueryRow[]): QueryAnswer =>
  ({
    rows,
    columns: [
      ...by.map(([id, kind]) => ({ id, kind })),
      { id: 'csat_ratio', kind: 'metric', unit: 'ratio' },
    ],
    names: {},
    meta: {},
  }) as unknown as QueryAnswer
const row = (keys: QueryRow, value: number | null, n: number): QueryRow => ({
  ...keys,
  csat_ratio: value,
  csat_ratio__n: n,
})

describe('a pivot', () => {
  it('puts the second dimension across, those with most evidence first and nobody last', () => {
    const pivot = pivotOf(
      answer(
        [
          ['team', 'dimension'],
          ['channel', 'dimension'],
        ],
        [
          row({ team: 'a', channel: 'email' }, 0.5, 10),
          row({ team: 'a', channel: null }, 0.4, 90),
          row({ team: 'b', channel: 'chat' }, 0.9, 40),
        ],
      ),
    )
    expect(pivot?.columns).toEqual(['chat', 'email', null])
    expect(pivot?.rows.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(pivot?.rows[1]?.cells.get('chat')?.cell).toMatchObject({ value: 0.9, n: 40 })
    expect(pivot?.rows[1]?.cells.has('email')).toBe(false)
  })

  it('puts time across where there is one dimension, in its order', () => {
    const pivot = pivotOf(
      answer(
        [
          ['day', 'grain'],
          ['team', 'dimension'],
        ],
        [
          row({ day: '2026-03-02', team: 'a' }, 0.5, 10),
          row({ day: '2026-03-01', team: 'b' }, 0.5, 1),
        ],
      ),
    )
    expect(pivot).toMatchObject({ down: 'team', across: 'day', hiddenColumns: 0 })
    expect(pivot?.columns).toEqual(['2026-03-01', '2026-03-02'])
  })

  it('keeps the latest buckets, or the values with most evidence, where there are too many', () => {
    const keys = Array.from({ length: 70 }, (_, index) => String(index).padStart(2, '0'))
    const pivot = pivotOf(
      answer(
        [
          ['team', 'dimension'],
          ['tag', 'dimension'],
        ],
        keys.map((tag, index) => row({ team: 'a', tag }, 1, index)),
      ),
    )
    expect(pivot?.hiddenColumns).toBe(10)
    expect(pivot?.columns[0]).toBe('69')
  })

  it('is none of an answer with nothing across', () => {
    expect(pivotOf(answer([['team', 'dimension']], [row({ team: 'a' }, 1, 1)]))).toBeNull()
  })
})
