import {
  type Desk,
  type Entry,
  readEntries,
  readEntriesAt,
  readPublicEntries,
  staffEntries,
  visitorEntries,
} from '../../desk/public.ts'
import type { FeedOptions } from './case-feed.ts'
import { entriesFrame } from './frame-text.ts'
import type { Line, Member } from './live-room.ts'

/** Entries written out as a member's side sees them. */
export type WriteLines = (entries: readonly Entry[]) => Promise<readonly Line[]>

export interface EntryLines {
  readonly staff: WriteLines
  readonly visitor: WriteLines
  /** How a feed of this member reads what is missing. */
  reader(member: Member, caseId: string): FeedOptions<Line>['read']
}

export function createEntryLines(desk: Pick<Desk, 'store'>): EntryLines {
  const staff: WriteLines = async (entries) => (await staffEntries(desk, entries)).map(toLine)
  const visitor: WriteLines = async (entries) => (await visitorEntries(desk, entries)).map(toLine)
  return {
    staff,
    visitor,
    reader(member, caseId) {
      const read = member.kind === 'staff' ? readEntries : readPublicEntries
      const write = member.kind === 'staff' ? staff : visitor
      return async (since, limit) => {
        const entries = await read(desk, caseId, { since, limit })
        const changed = await rewritten(desk, caseId, entries)
        const lines = await write(changed)
        // Before the entry that says so, so that a client that keeps by `seq` has the words as they are now.
        if (lines.length > 0) member.connection.send(entriesFrame(caseId, lines))
        return write(entries)
      }
    },
  }
}

/** What the client may have in older words: it was changed while nobody told it. */
async function rewritten(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const first = entries[0]?.seq ?? 0
  const seqs = entries.flatMap(({ activity, data: { seq } }) => {
    const isChange = activity === 'message_edited' || activity === 'message_redacted'
    return isChange && typeof seq === 'number' && seq < first ? [seq] : []
  })
  return readEntriesAt(desk, caseId, [...new Set(seqs)])
}

function toLine(view: { readonly seq: number }): Line {
  return { seq: view.seq, json: JSON.stringify(view) }
}
