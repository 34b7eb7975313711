import { facts } from '../../warehouse/public.ts'
import { keysAt, type Milestone } from '../milestone.ts'
import type { ScanContext } from '../query/scan-context.ts'

/**
 * Cases at an instant: the end of each bucket, of the range, or as_of, whichever comes first. Intervals are
 * [start, end), so a case that changes status exactly then is counted once, in its new status.
 */
export const stillOpen: Milestone = {
  id: 'case_states.instant',
  table: facts.caseStates,
  name: {
    en: 'the end of the bucket, or as_of when that is earlier',
    'zh-CN': '时段结束；若 as_of 更早则取 as_of',
  },
  at: 'bucket_at',
  keys: keysAt(''),
  credits: { assignee: 'agent' },
  hasNoClock: true,
  rows: (scan) => (scan.axis === null ? atOneInstant(scan) : atEachInstant(scan)),
}

/** Comparisons one by one: a list of texts costs DuckDB 1.5 five times as much (3M rows: 138 against 39 ms). */
const isOpen = (row: string) =>
  `${row}.status <> 'resolved' and ${row}.status <> 'closed' and ${row}.status <> 'abandoned'`

function lastInstant(scan: ScanContext): string {
  const { range, asOf } = scan.question
  return scan.bind(Math.min(range.to, asOf), 'at')
}

function openUntil(scan: ScanContext, from: string, when?: (row: string) => string): string {
  return scan.filtered(
    (row) => `${isOpen(row)} and ${row}.start_at <= ${lastInstant(scan)}
    and (${row}.end_at is null or ${row}.end_at > ${from})${when === undefined ? '' : ` and ${when(row)}`}`,
  )
}

function atOneInstant(scan: ScanContext): string {
  const instant = lastInstant(scan)
  return `(select s.*, ${instant} as instant, ${scan.from} as bucket_at from ${openUntil(scan, instant)} as s)`
}

/** The buckets whose end lies in [start, end): from the one that holds start − 1 to the one before end − 1. */
function atEachInstant(scan: ScanContext): string {
  const { d, axis, from, question } = scan
  if (axis === null || question.asOf <= question.range.from) return scan.filtered(() => 'false')
  const last = lastInstant(scan)
  const first = axis.step(`(greatest(s.start_at, ${from} + 1) - 1)`, d)
  const end = `(case when s.end_at is null or s.end_at > ${last}
      then ${axis.step(`(${last} - 1)`, d)} + 1 else ${axis.step('(s.end_at - 1)', d)} end)`
  // Most cases end in the bucket they began in and are at no instant: they need no list of steps.
  const isAtSome = (row: string) =>
    `(${row}.end_at is null or ${row}.end_at > ${last} or ${axis.step(`(${row}.start_at - 1)`, d)} < ${axis.step(`(${row}.end_at - 1)`, d)})`
  return `(select i.*, least(${axis.begin('i.step + 1')}, ${last}) as instant,
      greatest(${axis.begin('i.step')}, ${from}) as bucket_at
    from (select s.*, ${d.unnest(d.series(first, end))} as step from ${openUntil(scan, from, isAtSome)} as s) as i
    where ${axis.begin('i.step')} < ${axis.begin('i.step + 1')})`
}
