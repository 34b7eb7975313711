/**
 * Who counts as offered to a queue (the denominator of service level): accepted, abandoned after more than S,
 * expired, or still waiting longer than T at as_of. A queue that collapses stays in its own denominator.
 */
import type { Sql } from './metric.ts'

export const isOffered: Sql = ({ asOf, targetMs, shortMs }) =>
  `(f.outcome in ('assigned', 'expired')
    or (f.outcome = 'abandoned' and f.ended_at - f.queued_at > ${shortMs})
    or (f.outcome = 'waiting' and ${asOf} - f.queued_at > ${targetMs}))`

/** Left the queue within S: nobody could have answered in time. */
export const isShortAbandon: Sql = ({ shortMs }) =>
  `(f.outcome = 'abandoned' and f.ended_at - f.queued_at <= ${shortMs})`
