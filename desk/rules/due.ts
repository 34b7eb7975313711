import type { Expression, SqlBool } from 'kysely'
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

/** More of them wait for the next turn: a new rule must not stop the desk. */
const MOST_OPEN_CASES = 20_000

/** Cases at work whose time has come. Those a rule has fired for already are among them. */
export async function readDue(
  desk: Pick<Desk, 'store' | 'clock'>,
  trigger: TimedTrigger,
  promisesOf: PromisesOf,
): Promise<readonly DueCase[]> {
  const now = desk.clock.now()
  switch (trigger.type) {
    case 'waiting': {
      const before = now - trigger.secs * 1_000
      const cases = await readOpen(desk, (where) => where('waiting_since', '<=', before))
      return cases.map((state) => due(state, `waiting:${state.waiting_since ?? 0}`))
    }
    case 'idle': {
      const before = now - trigger.secs * 1_000
      const cases = await readOpen(desk, (where) => where('opened_at', '<=', before))
      return cases
        .map((state) => ({ state, since: lastWordAt(state) }))
        .filter(({ since }) => since <= before)
        .map(({ state, since }) => due(state, `idle:${since}`))
    }
    case 'unassigned': {
      const before = now - trigger.secs * 1_000
      const cases = await readOpen(desk, (where) => where('agent_id', 'is', null))
      return cases
        .map((state) => ({ state, since: state.queued_at ?? state.opened_at }))
        .filter(({ since }) => since <= before)
        .map(({ state, since }) => due(state, `unassigned:${since}`))
    }
    case 'sla': {
      const cases = await readOpen(desk, (where) => where('id', 'is not', null))
      const promises = promisesOf(cases.map(({ id }) => id))
      return cases.flatMap((state) =>
        (promises.get(state.id) ?? [])
          .filter(({ target, state: standing }) => {
            const isMeant = trigger.targets.includes(target)
            return isMeant && standing === trigger.state
          })
          .map(({ target, due_at }) =>
            due(state, `sla:${target}:${trigger.state}:${due_at ?? ''}`),
          ),
      )
    }
    case 'followup_due':
      return readDueFollowups(desk, now)
  }
}

/** When a person last wrote; what rules and the desk itself say does not count. */
export function lastWordAt(
  state: Pick<CaseState, 'opened_at' | 'last_customer_at' | 'last_agent_at'>,
): number {
  return Math.max(state.opened_at, state.last_customer_at ?? 0, state.last_agent_at ?? 0)
}

type Column = 'waiting_since' | 'opened_at' | 'agent_id' | 'id'
type Where = (
  column: Column,
  op: '<=' | 'is' | 'is not',
  value: number | null,
) => Expression<SqlBool>

async function readOpen(
  desk: Pick<Desk, 'store'>,
  narrow: (where: Where) => Expression<SqlBool>,
): Promise<readonly CaseState[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('is_done', '=', 0)
    .where((build) => narrow((column, op, value) => build(column, op, value)))
    .orderBy('updated_at')
    .limit(MOST_OPEN_CASES)
    .execute()
  return rows.map(caseOfRow)
}

async function readDueFollowups(
  desk: Pick<Desk, 'store'>,
  now: number,
): Promise<readonly DueCase[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_followups as task')
    .innerJoin('desk_cases as ruled', 'ruled.id', 'task.case_id')
    .selectAll('ruled')
    .select('task.id as task_id')
    .where('task.done_at', 'is', null)
    .where('task.due_at', '<=', now)
    .orderBy('task.due_at')
    .limit(MOST_OPEN_CASES)
    .execute()
  return rows.map(({ task_id, ...row }) => due(caseOfRow(row), `followup:${task_id}`))
}

function due(state: CaseState, triggerKey: string): DueCase {
  return { case: state, trigger_key: triggerKey }
}
