import type { CaseState } from '../cases/case-state.ts'
import { refusal } from '../cases/transitions.ts'

/** Ten years: what lies further is a slip of the pen, and nobody will be there. */
const FURTHEST_MS = 3_650 * 86_400_000

/**
 * One limit for everything that is put off: a snooze, a follow-up.
 * @param due epoch ms
 * @throws CASE_ACTION_REFUSED
 */
export function refuseFarOff(state: CaseState, due: number, at: number): void {
  if (due - at <= FURTHEST_MS) return
  throw refusal(state, 'it would come due in more than ten years', 'Choose a day before that.')
}
