import { isEnded } from '../cases/case-state.ts'
import { type Committed, commitCase } from '../commit/commit-case.ts'
import type { Actor, Desk } from '../desk.ts'
import { abandoned, moved } from './moving.ts'

/**
 * The customer ends their conversation: before anybody has answered it is abandoned, after that it is resolved. A
 * ticket goes on without them, and what has ended stays as it is.
 * Whether the case is theirs has been checked by the caller.
 * @throws NOT_FOUND
 */
export async function leaveAsCustomer(
  desk: Pick<Desk, 'commits' | 'clock'>,
  actor: Actor,
  caseId: string,
): Promise<Committed> {
  return commitCase(desk, { case_id: caseId, actor }, (state) => {
    if (state.kind === 'ticket' || isEnded(state.status)) return {}
    const at = Math.max(desk.clock.now(), state.updated_at)
    if (state.first_replied_at === null) return abandoned(state, at)
    return moved(state, { to: 'resolved', actor, at })
  })
}
