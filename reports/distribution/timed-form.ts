/** Forms that measure one time per row, and which rows lie in a band of it. */
import type { Problem } from '../../domain/public.ts'
import type { Form, Measure, Sql, SqlContext } from '../metric.ts'

/** Seconds: above the one, up to and with the other. Null: no end. */
export interface Band {
  readonly above: number | null
  readonly at_most: number | null
}

export function isTimed({ unit, measure }: Form): boolean {
  return unit === 'secs' && 'value' in measure
}

/** The time of a row. Only of a form that {@link isTimed}. */
export function timeOf(measure: Measure): Sql {
  if ('value' in measure) return measure.value
  throw new Error(`a ${measure.kind} measures no time of a row`)
}

/** What is wrong with asking a form that is no time for its bands. */
export const notTimed = (id: string): Omit<Problem, 'path'> => ({
  code: 'METRIC_NOT_TIMED',
  reason: `${id} is not a time of each row, so its values do not lie in bands of seconds`,
  fix: 'Ask for a mean, a percentile or an age, such as first_reply_p90_secs.',
})

/** A value at the limit is within it, as of every target. */
export function inBand(value: string, { above, at_most }: Band, scan: SqlContext): string {
  const ends = [
    `${value} is not null`,
    ...(above === null ? [] : [`${value} > ${scan.bind(above, 'num')}`]),
    ...(at_most === null ? [] : [`${value} <= ${scan.bind(at_most, 'num')}`]),
  ]
  return `(${ends.join(' and ')})`
}
