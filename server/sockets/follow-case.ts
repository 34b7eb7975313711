import type { CaseState } from '../../desk/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { createCaseFeed } from './case-feed.ts'
import type { EntryLines } from './entry-lines.ts'
import { entriesFrame } from './frame-text.ts'
import type { LiveRooms, Member } from './live-room.ts'

/** Further behind than this a client reads pages over HTTP instead. */
const MOST_BEHIND = 2_000
/** Open conversations of one window. */
const MOST_FOLLOWED = 200

export interface Following {
  readonly since: number
  readonly rooms: LiveRooms
  readonly lines: EntryLines
  readonly failed: (error: unknown) => void
}

/**
 * Everything after `since`, then what comes. Whether the member may see the case has been checked.
 * @returns the last `seq` sent; null when the gap cannot be told and the client must read anew
 */
export async function followCase(
  member: Member,
  state: CaseState,
  { since, rooms, lines, failed }: Following,
): Promise<number | null> {
  const last = member.kind === 'staff' ? state.last_seq : state.last_public_seq
  // More than there is: it comes from before a restored backup.
  if (since > last || last - since > MOST_BEHIND) {
    rooms.leave(member, state.id)
    return null
  }
  if (member.feeds.size >= MOST_FOLLOWED && !member.feeds.has(state.id)) {
    throw new DeskmetryError('BAD_INPUT', {
      what: 'follow',
      reason: `${MOST_FOLLOWED} cases are followed on this socket`,
      fix: 'Send unfollow for those that are no longer shown.',
    })
  }
  const { connection } = member
  const feed = createCaseFeed({
    since,
    read: lines.reader(member, state.id),
    send: (entries) => connection.send(entriesFrame(state.id, entries)),
    drained: () => connection.drained(),
    failed,
  })
  // It ended while their case was read: what joins now nobody would take out again.
  if (!connection.isOpen()) return null
  rooms.join(member, state, feed)
  await feed.catchUp()
  return feed.delivered()
}

/** @throws CASE_NOT_FOLLOWED */
export function requireFollowed(member: Member, caseId: string): void {
  if (!member.feeds.has(caseId)) throw new DeskmetryError('CASE_NOT_FOLLOWED', { case_id: caseId })
}
