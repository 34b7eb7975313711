import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RuleTrigger } from '../../domain/contract/public.ts'
import type { PromisesOf } from '../cases/case-lines.ts'
import { caseOfRow, type CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** A case whose time has come by a rule's trigger; the key says which time that was. */
export interface DueCase {
  readonly case: CaseState
  readonly trigger_key: string
}

export type TimedTrigger = Exclude<RuleTrigger, { type: 'event' }>

export type CaseTrigger = Exclude<TimedTrigger, { type: 'followup_due' }>

/** Read at once, so that memory stays what it is however many cases are at work. */
const PAGE = 500

interface Reading {
  /** Epoch ms. */
  readonly until: number
  /** Rows of a page; left out: as many as is good. */
  readonly page?: number
}

/** Cases at work that were opened by then, page by page to the last. Between two pages the process does other things. */
export function readOpen(
  desk: Pick<Desk, 'store'>,
  { until, page = PAGE }: Reading,
): AsyncGenerator<readonly CaseState[]> {
  return pagesOf((after) => readOpenPage(desk, { until, after, page }), page)
}

/** Follow-ups that were due by then and are not done, with their cases. */
export function readDueFollowups(
  desk: Pick<Desk, 'store'>,
  { until, page = PAGE }: Reading,
): AsyncGenerator<readonly DueCase[]> {
  return pagesOf((after) => readFollowupsPage(desk, { until, after, page }), page)
}

/** Those of these cases whose time has come. Those a rule has fired for already are among them. */
export function dueOf(
  cases: readonly CaseState[],
  trigger: CaseTrigger,
  { now, promisesOf }: { readonly now: number; readonly promisesOf: PromisesOf },
): readonly DueCase[] {
  if (trigger.type === 'sla') {
    const { targets, state: standing } = trigger
    const promises = promisesOf(cases.map(({ id }) => id))
    return cases.flatMap((state) =>
      (promises.get(state.id) ?? [])
        .filter((promise) => targets.includes(promise.target) && promise.state === standing)
        .map(({ target, due_at }) => due(state, `sla:${target}:${standing}:${due_at ?? ''}`)),
    )
  }
  const until = now - trigger.secs * 1_000
  return cases.flatMap((state) => {
    const at = sinceOf(state, trigger)
    return at === null || at > until ? [] : [due(state, `${trigger.type}:${at}`)]
  })
}

/** Since when what the trigger asks for is so (epoch ms); null when it is not. */
function sinceOf(
  state: CaseState,
  { type }: Pick<Exclude<CaseTrigger, { type: 'sla' }>, 'type'>,
): number | null {
  if (type === 'waiting') return state.waiting_since
  if (type === 'idle') return lastWordAt(state)
  return state.agent_id === null ? (state.queued_at ?? state.opened_at) : null
}

/** When a person last wrote; what rules and the desk itself say does not count. */
export function lastWordAt(
  state: Pick<CaseState, 'opened_at' | 'last_customer_at' | 'last_agent_at'>,
): number {
  return Math.max(state.opened_at, state.last_customer_at ?? 0, state.last_agent_at ?? 0)
}

/** Where a page ended: its last row's time and id. */
interface Place {
  readonly at: number
  readonly id: string
}

type Paged<Row> = readonly { readonly row: Row; readonly place: Place }[]

async function* pagesOf<Row>(
  read: (after: Place | null) => Promise<Paged<Row>>,
  page: number,
): AsyncGenerator<readonly Row[]> {
  let after: Place | null = null
  for (;;) {
    const rows: Paged<Row> = await read(after)
    if (rows.length > 0) yield rows.map(({ row }) => row)
    if (rows.length < page) return
    after = rows.at(-1)?.place ?? null
    await nextTurn()
  }
}

interface PageOf {
  readonly until: number
  readonly after: Place | null
  readonly page: number
}

async function readOpenPage(
  desk: Pick<Desk, 'store'>,
  { until, after, page }: PageOf,
): Promise<Paged<CaseState>> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('is_done', '=', 0)
    .where('opened_at', '<=', until)
    .$if(after !== null, (query) =>
      query.where((row) =>
        row.eb(row.refTuple('opened_at', 'id'), '>', row.tuple(after?.at ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy('opened_at')
    .orderBy('id')
    .limit(page)
    .execute()
  return rows.map((row) => ({ row: caseOfRow(row), place: { at: row.opened_at, id: row.id } }))
}

async function readFollowupsPage(
  desk: Pick<Desk, 'store'>,
  { until, after, page }: PageOf,
): Promise<Paged<DueCase>> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_followups as task')
    .innerJoin('desk_cases as ruled', 'ruled.id', 'task.case_id')
    .selectAll('ruled')
    .select(['task.id as task_id', 'task.due_at as task_at'])
    .where('task.done_at', 'is', null)
    .where('task.due_at', '<=', until)
    .$if(after !== null, (query) =>
      query.where((row) =>
        row.eb(
          row.refTuple('task.due_at', 'task.id'),
          '>',
          row.tuple(after?.at ?? 0, after?.id ?? ''),
        ),
      ),
    )
    .orderBy('task.due_at')
    .orderBy('task.id')
    .limit(page)
    .execute()
  return rows.map(({ task_id, task_at, ...row }) => ({
    row: due(caseOfRow(row), `followup:${task_id}`),
    place: { at: task_at, id: task_id },
  }))
}

function due(state: CaseState, triggerKey: string): DueCase {
  return { case: state, trigger_key: triggerKey }
}
