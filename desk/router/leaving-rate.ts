import { isDeparture, type LogEntry } from './recent-log.ts'

/** How often somebody who waits gives up, per ms of waiting. */
export function leavingRate(log: readonly LogEntry[]): number {
  const waited = log.filter(isDeparture).reduce((sum, row) => sum + (row.waited_ms ?? 0), 0)
  const left = log.filter(({ decision }) => decision === 'left').length
  return waited === 0 ? 0 : left / waited
}
