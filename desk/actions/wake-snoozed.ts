import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { woken } from './message.ts'

const BATCH = 100

/** Brings back what was put aside until now. @returns how many are no longer due */
export async function wakeSnoozed(desk: Desk): Promise<number> {
  const now = desk.clock.now()
  const due = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select('id')
    .where('snoozed_until', '<=', now)
    .orderBy('snoozed_until')
    .limit(BATCH)
    .execute()
  let settled = 0
  for (const { id } of due) {
    const { case: after } = await commitCase(desk, { case_id: id, actor: SYSTEM }, (state) => {
      const isDue = state.snoozed_until !== null && state.snoozed_until <= now
      if (!isDue) return {}
      // Spam and merged cases rest; only their alarm goes.
      return state.is_spam || state.merged_into !== null
        ? { patch: { snoozed_until: null } }
        : woken(state)
    })
    if (after.snoozed_until === null || after.snoozed_until > now) settled += 1
  }
  return settled
}
