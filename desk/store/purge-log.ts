import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Desk } from '../desk.ts'
import { tablesOf } from './tables.ts'

/** What rules did and what routing decided: a line each, in the order of their numbers. */
export const DESK_LOGS = ['desk_rule_firings', 'desk_routing_log'] as const
type DeskLog = (typeof DESK_LOGS)[number]

/** A statement of a long purge must not hold up the desk. */
const AT_ONCE = 1_000

/**
 * Forgets what a log says of cases that are done and have nothing left to do. What is still at work keeps its lines,
 * however old: a rule's line is what keeps it from firing again, a decision's is why a case lies where it lies.
 * @param before epoch ms
 * @returns how many lines are gone
 */
export async function purgeLog(
  desk: Pick<Desk, 'store'>,
  log: DeskLog,
  before: number,
): Promise<number> {
  let gone = 0
  for (let after = 0; ; ) {
    const page = await readLines(desk, log, after)
    const old = page.filter(({ at }) => at < before)
    const last = old.at(-1)
    if (last === undefined) return gone
    const busy = await readBusy(desk, new Set(old.map(({ case_id }) => case_id)))
    const idle = old.filter(({ case_id }) => !busy.has(case_id)).map(({ number }) => number)
    if (idle.length > 0) await forgetLines(desk, log, idle)
    gone += idle.length
    if (page.length < AT_ONCE) return gone
    after = last.number
    await nextTurn()
  }
}

function readLines({ store }: Pick<Desk, 'store'>, log: DeskLog, after: number) {
  return tablesOf(store)
    .selectFrom(log)
    .select(['number', 'at', 'case_id'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(AT_ONCE)
    .execute()
}

async function readBusy(
  { store }: Pick<Desk, 'store'>,
  cases: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const db = tablesOf(store)
  const open = await db
    .selectFrom('desk_cases')
    .select('id')
    .where('id', 'in', [...cases])
    .where('is_done', '=', 0)
    .execute()
  const tasks = await db
    .selectFrom('desk_followups')
    .select('case_id')
    .where('case_id', 'in', [...cases])
    .where('done_at', 'is', null)
    .execute()
  return new Set([...open.map(({ id }) => id), ...tasks.map(({ case_id }) => case_id)])
}

async function forgetLines(
  { store }: Pick<Desk, 'store'>,
  log: DeskLog,
  numbers: readonly number[],
): Promise<void> {
  await tablesOf(store).deleteFrom(log).where('number', 'in', numbers).execute()
}
