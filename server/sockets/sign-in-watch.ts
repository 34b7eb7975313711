import { stillSignedIn } from '../../accounts/public.ts'
import { readWorkingVisitors } from '../../desk/public.ts'
import type { LiveDesk } from './live-desk.ts'
import type { StaffMember, VisitorMember } from './live-room.ts'

/**
 * Ends the sockets of whoever was signed out, disabled or given other rights, at whichever process that happened: a
 * socket outlives the request in which it was let in.
 */
export const WATCH_EVERY_MS = 250
/** Of visitors, so many at each look: ids in one query are limited, and revoking them is rare. */
const VISITORS_AT_ONCE = 500

export function createSignInWatch(live: LiveDesk): () => Promise<void> {
  let place = 0

  async function watchStaff(): Promise<void> {
    const staff = [...live.members].filter(
      (member): member is StaffMember => member.kind === 'staff',
    )
    const states = await stillSignedIn(
      live.desk.accounts,
      staff.map(({ principal }) => principal),
    )
    staff.forEach(({ connection }, index) => {
      if (states[index] === 'over') connection.close('signed_out')
      else if (states[index] === 'changed') connection.close('rights_changed')
    })
  }

  async function watchVisitors(): Promise<void> {
    const all = [...live.members].filter(
      (member): member is VisitorMember => member.kind === 'visitor',
    )
    if (place >= all.length) place = 0
    const some = all.slice(place, place + VISITORS_AT_ONCE)
    place += VISITORS_AT_ONCE
    const working = await readWorkingVisitors(
      live.desk,
      some.map(({ visitor }) => visitor.token_hash),
    )
    for (const { visitor, connection } of some) {
      if (!working.has(visitor.token_hash)) connection.close('signed_out')
    }
  }

  return async () => {
    await watchStaff()
    await watchVisitors()
  }
}
