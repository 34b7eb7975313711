import type { CaseNews } from '../../desk/public.ts'
import type { EntryLines, WriteLines } from './entry-lines.ts'
import { entriesFrame } from './frame-text.ts'
import type { LiveRooms, Member } from './live-room.ts'

export interface OfferParts {
  readonly rooms: LiveRooms
  readonly lines: EntryLines
  readonly failed: (error: unknown) => void
}

type Told = Pick<CaseNews, 'case' | 'entries' | 'rewritten'>

/**
 * Brings the entries of a commit to the feeds of who follows the case; each view is written once for all of them. One
 * commit after the other: words with files take longer to write, and must not come after what took them away.
 */
export function offerNews({ rooms, lines, failed }: OfferParts, news: Told): void {
  const room = rooms.get(news.case.id)
  if (room === undefined) return
  room.state = news.case
  const { last_seq, last_public_seq } = news.case
  room.staffTold = room.staffTold
    .then(() => offer(room.staff, news, { write: lines.staff, lastSeq: last_seq }))
    .catch(failed)
  room.visitorsTold = room.visitorsTold
    .then(() => offer(room.visitors, news, { write: lines.visitor, lastSeq: last_public_seq }))
    .catch(failed)
}

async function offer(
  members: ReadonlySet<Member>,
  news: Told,
  { write, lastSeq }: { readonly write: WriteLines; readonly lastSeq: number },
): Promise<void> {
  if (members.size === 0) return
  const [fresh, changed] = [await write(news.entries), await write(news.rewritten)]
  for (const member of members) {
    const feed = member.feeds.get(news.case.id)
    if (feed === undefined) continue
    const known = changed.filter(({ seq }) => seq <= feed.delivered())
    if (known.length > 0) member.connection.send(entriesFrame(news.case.id, known))
    feed.offer(fresh, lastSeq)
  }
}
