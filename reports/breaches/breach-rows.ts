/** The broken promises of a question as rows: the very rows of `sla_hit_ratio` that were not hit. */
import type { BreachRequest } from '../../domain/contract/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import { slaHit } from '../metrics/sla-hit.ts'
import type { Question } from '../query/question.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan, type ScanContext } from '../query/scan-context.ts'

export const METRIC = 'sla_hit_ratio'
/** Later than any event: stands for never where the least of several instants is wanted. */
const NEVER = '9000000000000000'

export type BreachRow = Readonly<Record<string, Value>>

/** A piece of the breaches, those first whose due is longest past by the wall clock, and where their cases lay. */
export interface BreachReader {
  read(piece: { readonly limit: number; readonly offset: number }): Promise<BreachPiece>
  count(): Promise<number>
}

export interface BreachPiece {
  readonly rows: readonly BreachRow[]
  /** Rows of case_states and of queue_stays of their cases, each in order. */
  readonly states: readonly BreachRow[]
  readonly stays: readonly BreachRow[]
}

export function breachReader(
  reader: Reader,
  question: Question,
  request: BreachRequest,
): BreachReader {
  const scan = createScan(reader.dialect, {
    question,
    milestone: slaHit.milestone,
    credit: slaHit.credit,
    dimensions: [],
    grain: null,
  })
  const { d, binder } = scan
  const breached = breachedSql(scan, request)
  const run = async (sql: string) => toRecords(await reader.query(sql, binder.paramsOf(sql)))
  return {
    async read({ limit, offset }) {
      const piece = `${withEnds(scan, breached)},
    piece as (select e.*, ${overdue(scan)} as overdue_ms from ended as e
      order by overdue_ms desc, e.case_id, e.target, e.n limit ${limit} offset ${offset})`
      const ofPiece = (row: string) => `${row}.case_id in (select p.case_id from piece as p)`
      const [rows, states, stays] = await Promise.all([
        run(
          `${piece} select p.* from piece as p order by p.overdue_ms desc, p.case_id, p.target, p.n`,
        ),
        run(`${piece} select s.case_id as case_id, s.status as status, s.team as team, s.agent as agent,
            s.start_at as start_at, s.end_at as end_at
          from ${d.table('case_states')} as s where ${ofPiece('s')} order by s.start_at, s.n`),
        run(`${piece} select q.case_id as case_id, q.queue as queue, q.queued_at as start_at, q.ended_at as end_at
          from ${d.table('queue_stays')} as q where ${ofPiece('q')} order by q.queued_at, q.n`),
      ])
      return { rows, states, stays }
    },
    async count() {
      const [counted] = await run(`select count(*) as total from ${breached} as b`)
      return Number(counted?.['total'] ?? 0)
    },
  }
}

const COLUMNS = [
  'case_id',
  'target',
  'n',
  'case_kind',
  'channel',
  'category',
  'team',
  'agent',
  'policy',
  'policy_version',
  'started_at',
  'due_at',
  'length_secs',
  'time',
  'calendar',
]

function breachedSql(scan: ScanContext, { target }: BreachRequest): string {
  const form = slaHit.forms.find(({ id }) => id === METRIC)
  if (form?.measure.kind !== 'ratio') throw new Error(`${METRIC} is not a ratio`)
  const { of, hit } = form.measure
  const conditions = [
    of(scan),
    `not (${hit(scan)})`,
    ...scan.clockConditions(),
    ...(target === undefined ? [] : [`f.target = ${scan.bind(target, 'ref')}`]),
  ]
  return `(select ${COLUMNS.map((column) => `f.${column} as ${column}`).join(', ')}
      from ${rowsOf(slaHit.milestone, scan)} as f
      where ${conditions.join(' and ')})`
}

/** With each breach the first human reply, the first resolve and the first other ending after its due. */
function withEnds({ d }: ScanContext, breached: string): string {
  const id = 'b.case_id as case_id, b.target as target, b.n as n'
  const same = (row: string) =>
    `${row}.case_id = b.case_id and ${row}.target = b.target and ${row}.n = b.n`
  const first = (status: string) => `min(s.start_at) filter (where s.status in (${status}))`
  return `with b as ${breached},
    replies as (select ${id}, min(m.sent_at) as replied_at
      from b join ${d.table('messages')} as m on m.case_id = b.case_id
      where m.author = 'agent' and not m.is_note and m.sent_at > b.due_at
      group by b.case_id, b.target, b.n),
    stops as (select ${id}, ${first("'resolved'")} as resolved_at, ${first("'closed', 'abandoned'")} as closed_at
      from b join ${d.table('case_states')} as s on s.case_id = b.case_id
      where s.start_at >= b.due_at
      group by b.case_id, b.target, b.n),
    ended as (select ${COLUMNS.map((column) => `b.${column} as ${column}`).join(', ')},
        case when b.target = 'resolution' then ${NEVER} else coalesce(r.replied_at, ${NEVER}) end as replied_at,
        coalesce(s.resolved_at, ${NEVER}) as resolved_at, coalesce(s.closed_at, ${NEVER}) as closed_at
      from b left join replies as r on ${same('r')} left join stops as s on ${same('s')})`
}

/** From the due to the first of what may end it; while nothing did, to as_of. */
function overdue({ asOf }: ScanContext): string {
  const end = 'least(e.replied_at, e.resolved_at, e.closed_at)'
  return `case when ${end} < ${NEVER} then ${end} - e.due_at else greatest(${asOf} - e.due_at, 0) end`
}

/** What ended the wait for a breached promise, and when; null: nothing yet. */
export function endingOf(row: BreachRow): {
  readonly ending: 'replied' | 'resolved' | 'ended' | 'open'
  readonly at: number | null
} {
  const [replied, resolved, closed] = ['replied_at', 'resolved_at', 'closed_at'].map((column) =>
    Number(row[column]),
  ) as [number, number, number]
  const at = Math.min(replied, resolved, closed)
  if (at >= Number(NEVER)) return { ending: 'open', at: null }
  if (at === replied) return { ending: 'replied', at }
  const isResolution = row['target'] === 'resolution'
  return { ending: isResolution && at === resolved ? 'resolved' : 'ended', at }
}
