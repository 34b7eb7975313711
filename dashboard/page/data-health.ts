import { cellOf } from '../api/cell.ts'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { metricColumns } from '../card/picture.ts'

/** Quiet nights are normal: only a range that reaches into the present can be behind, and only by this much. */
const LEAST_DELAY_SECS = 3600
/** Older than this it is not a delay: the data have ended, and "data until" says where. */
const MOST_DELAY_SECS = 14 * 86_400

/** By how many seconds the newest event lies behind now, when that matters to the range; else null. */
export function dataDelaySecs(
  meta: Pick<QueryAnswer['meta'], 'to' | 'data_until'>,
  now: number,
): number | null {
  if (meta.data_until === null || Date.parse(meta.to) < now) return null
  const secs = (now - Date.parse(meta.data_until)) / 1000
  return secs < LEAST_DELAY_SECS || secs > MOST_DELAY_SECS ? null : secs
}

/** Whether the range holds nothing at all: no case opened, nothing measured, nothing in the backlog. */
export function hasNothing(answer: QueryAnswer): boolean {
  return metricColumns(answer).every(({ id }) => (cellOf(answer.rows[0], id).value ?? 0) === 0)
}
