import { isEnded } from '../cases/case-state.ts'
import { readCase } from '../cases/open-case.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Actor, type Desk, newDeskId } from '../desk.ts'
import { actOnCase } from './act-on-case.ts'
import { abandoned } from './moving.ts'

/**
 * The customer ends their conversation: before anybody has answered it is abandoned, after that it is resolved, and
 * they are asked how it was. A ticket goes on without them, and what has ended stays as it is.
 * Whether the case is theirs has been checked by the caller.
 * @throws NOT_FOUND
 */
export async function leaveAsCustomer(desk: Desk, actor: Actor, caseId: string): Promise<void> {
  const { kind, status, first_replied_at } = await readCase(desk, caseId)
  if (kind === 'ticket' || isEnded(status)) return
  if (first_replied_at !== null) {
    const action = { type: 'set_status', status: 'resolved' } as const
    await actOnCase(desk, actor, caseId, { client_key: newDeskId(desk), action })
    return
  }
  await commitCase(desk, { case_id: caseId, actor }, (state) =>
    isEnded(state.status) || state.first_replied_at !== null
      ? {}
      : abandoned(state, Math.max(desk.clock.now(), state.updated_at)),
  )
}
