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

/** Read at once, so that memory stays what it is however many cases are at work. */
const PAGE = 500

/**
 * Cases at work whose time has come, page by page until there are no more. Those a rule has fired for already are
 * among them. Between two pages the process does other things.
 */
export async function* readDue(
  desk: Pick<Desk, 'store' | 'clock'>,
  trigger: TimedTrigger,
  { promisesOf, page = PAGE }: { readonly promisesOf: PromisesOf; readonly page?: number },
): AsyncGenerator<readonly DueCase[]> {
  const now = desk.clock.now()
  if (trigger.type === 'followup_due') {
    yield* pagesOf((after) => readDueFollowups(desk, { until: now, after, page }), page)
    return
  }
  const until = trigger.type === 'sla' ? now : now - trigger.secs * 1_000
  const column = trigger.type === 'waiting' ? 'wait_order' : 'opened_at'
  const cases = pagesOf(
    (after) =>
      readOpen(desk, { column, isFree: trigger.type === 'unassigned', until, after, page }),
    page,
  )
  for await (const states of cases) yield dueOf(states, { trigger, until, promisesOf })
}

interface Asked {
  readonly trigger: Exclude<TimedTrigger, { type: 'followup_due' }>
  /** Epoch ms: of whoever waits since then or longer, the time has come. */
  readonly until: number
  readonly promisesOf: PromisesOf
}

function dueOf(
  cases: readonly CaseState[],
  { trigger, until, promisesOf }: Asked,
): readonly DueCase[] {
  const since = (of: (state: CaseState) => number) =>
    cases
      .map((state) => ({ state, at: of(state) }))
      .filter(({ at }) => at <= until)
      .map(({ state, at }) => due(state, `${trigger.type}:${at}`))
  switch (trigger.type) {
    case 'waiting':
      return since(({ waiting_since }) => waiting_since ?? Infinity)
    case 'idle':
      return since(lastWordAt)
    case 'unassigned':
      return since(({ queued_at, opened_at }) => queued_at ?? opened_at)
    case 'sla': {
      const { targets, state: standing } = trigger
      const promises = promisesOf(cases.map(({ id }) => id))
      return cases.flatMap((state) =>
        (promises.get(state.id) ?? [])
          .filter((promise) => targets.includes(promise.target) && promise.state === standing)
          .map(({ target, due_at }) => due(state, `sla:${target}:${standing}:${due_at ?? ''}`)),
      )
    }
  }
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

async function readOpen(
  desk: Pick<Desk, 'store'>,
  {
    column,
    isFree,
    until,
    after,
    page,
  }: PageOf & { readonly column: 'wait_order' | 'opened_at'; readonly isFree: boolean },
): Promise<Paged<CaseState>> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('is_done', '=', 0)
    .where(column, '<=', until)
    .$if(isFree, (query) => query.where('agent_id', 'is', null))
    .$if(after !== null, (query) =>
      query.where((row) =>
        row.eb(row.refTuple(column, 'id'), '>', row.tuple(after?.at ?? 0, after?.id ?? '')),
      ),
    )
    .orderBy(column)
    .orderBy('id')
    .limit(page)
    .execute()
  return rows.map((row) => ({ row: caseOfRow(row), place: { at: row[column], id: row.id } }))
}

async function readDueFollowups(
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
