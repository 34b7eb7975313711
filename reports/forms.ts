/** The forms that several metrics share. */
import type { Form, Sql } from './metric.ts'

const STATISTICS = { mean: null, p50: 0.5, p90: 0.9, p95: 0.95 } as const

/**
 * `<base>_{mean|p50|p90|p95}[_biz]_secs` of two columns of seconds. Business time is null where no calendar is in
 * force, never 0, so that it leaves the mean.
 */
export function timeForms(base: string, wall: Sql, business: Sql): readonly Form[] {
  return Object.entries(STATISTICS).flatMap(([statistic, p]) =>
    [
      { clock: '', value: wall },
      { clock: '_biz', value: business },
    ].map(
      ({ clock, value }): Form => ({
        id: `${base}_${statistic}${clock}_secs`,
        unit: 'secs',
        measure: p === null ? { kind: 'mean', value } : { kind: 'quantile', value, p },
      }),
    ),
  )
}

export const columnSecs = (base: string): readonly Form[] =>
  timeForms(
    base,
    () => `f.${base}_secs`,
    () => `f.${base}_biz_secs`,
  )

export const countForm = (id: string, when: Sql): readonly Form[] => [
  { id, unit: 'count', measure: { kind: 'count', when } },
]

export const ratioForm = (
  id: string,
  ratio: { readonly of: Sql; readonly hit: Sql },
): readonly Form[] => [{ id, unit: 'ratio', measure: { kind: 'ratio', ...ratio } }]

/** Every row of the milestone. */
export const always: Sql = () => 'true'
