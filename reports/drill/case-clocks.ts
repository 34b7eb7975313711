/** The clocks of one case as facts have them, to be shown beside what was said. */
import {
  type CasePromise,
  casePromise,
  type CaseWait,
  caseWait,
} from '../../domain/contract/public.ts'
import { writtenInstant } from '../../domain/public.ts'
import type { Reader, Value } from '../../warehouse/public.ts'

type Row = Readonly<Record<string, Value>>

/** @param id the bound parameter of the case's id */
export function waitsSql({ dialect: d }: Reader, id: string): string {
  return `select w.started_at as started_at, w.ended_at as ended_at, w.outcome as outcome, w.reply_secs as reply_secs
    from ${d.table('waits')} as w
    where w.case_id = ${id}
    order by w.started_at, w.n`
}

/** @param id the bound parameter of the case's id */
export function promisesSql({ dialect: d }: Reader, id: string): string {
  return `select s.target as target, s.policy as policy, s.started_at as started_at, s.due_at as due_at,
      s.outcome as outcome, s.ended_at as ended_at, s.length_secs as length_secs, s.paused_secs as paused_secs
    from ${d.table('sla_targets')} as s
    where s.case_id = ${id}
    order by s.started_at, s.target, s.n`
}

export function toWait(row: Row): CaseWait {
  const secs = row['reply_secs']
  return caseWait.parse({
    started_at: instantOf(row['started_at']),
    ended_at: instantOf(row['ended_at']),
    outcome: row['outcome'],
    reply_secs: typeof secs === 'number' ? secs : null,
  })
}

/** @param asOf epoch ms; what runs past its due by then is breached, as metrics count it */
export function toPromise(row: Row, asOf: number): CasePromise {
  const { target, policy, outcome, due_at: dueAt } = row
  const isLate = outcome === 'running' && dueAt != null && Number(dueAt) < asOf
  return casePromise.parse({
    target,
    policy,
    started_at: instantOf(row['started_at']),
    due_at: instantOf(dueAt),
    outcome: isLate ? 'breached' : outcome,
    ended_at: instantOf(row['ended_at']),
  })
}

function instantOf(value: Value | undefined): string | null {
  return value == null ? null : writtenInstant(Number(value))
}
