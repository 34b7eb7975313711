/**
 * Agent states with an end. An open one ends at as_of; one that lasts longer than LONGEST_STATE_MS, unless it is offline,
 * is not believed: somebody's computer crashed, and the whole interval is in no sum.
 */
import { LONGEST_STATE_MS } from '../../domain/public.ts'
import type { ScanContext } from '../query/scan-context.ts'

/** Base rows of agent_states that the scan may see, known, with `span_end`. */
export function knownStates(scan: ScanContext, when: string): string {
  return `(select k.* from ${stateSpans(scan, when)} as k where ${isBelieved('k')})`
}

/** Base rows of agent_states that the scan may see, believed or not, with `span_end`. */
export function stateSpans(scan: ScanContext, when: string): string {
  return `(select a.*, coalesce(a.end_at, ${scan.asOf}) as span_end from ${scan.filtered(() => when)} as a)`
}

/** @param row rows of `stateSpans` */
export const isBelieved = (row: string): string =>
  `(${row}.state = 'offline' or ${row}.span_end - ${row}.start_at <= ${LONGEST_STATE_MS})`
