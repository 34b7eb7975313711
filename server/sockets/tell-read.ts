import {
  type CaseNews,
  type Desk,
  type News,
  publicSeqAt,
  readReadMarks,
  seqOfPublic,
} from '../../desk/public.ts'
import { toStaff, toVisitor } from './frame-text.ts'
import type { InboxLines } from './inbox-lines.ts'
import type { LiveRoom, LiveRooms } from './live-room.ts'
import type { ReadBoard } from './read-board.ts'

export interface TellReadParts {
  readonly desk: Pick<Desk, 'store'>
  readonly rooms: LiveRooms
  readonly inbox: InboxLines
  readonly reads: ReadBoard
}

type ReadNews = Omit<Extract<News, { readonly kind: 'read' }>, 'kind'>

/**
 * Tells how far somebody has read. Of staff only whoever has the case reads it for the others and for its customer:
 * someone who looks in over a shoulder promises nobody an answer, and keeps a mark of their own alone.
 */
export async function tellRead(parts: TellReadParts, mark: ReadNews): Promise<void> {
  const { desk, rooms, inbox } = parts
  const { case_id, who, reader_id, seq } = mark
  const room = rooms.get(case_id)
  if (room === undefined) return
  if (who === 'agent') {
    inbox.changedFor(reader_id, room.state)
    if (room.state.agent_id === reader_id) await tellReadByHolder(desk, room, mark)
    return
  }
  const read = await seqOfPublic(desk, case_id, seq)
  const text = toStaff({ type: 'read', case_id, who, agent_id: null, seq: read })
  for (const { connection } of room.staff) connection.send(text)
}

/** Whoever gets a case that they looked at before has read that much of it. */
export async function tellReadByNewHolder(
  { desk, rooms, reads }: TellReadParts,
  { before, case: { id: case_id, agent_id } }: Pick<CaseNews, 'before' | 'case'>,
): Promise<void> {
  const room = rooms.get(case_id)
  if (room === undefined || agent_id === null || agent_id === before?.agent_id) return
  await reads.flush()
  const [mark] = await readReadMarks(desk, { case_ids: [case_id], agent_ids: [agent_id] })
  if (mark !== undefined) {
    await tellReadByHolder(desk, room, {
      case_id,
      who: 'agent',
      reader_id: agent_id,
      seq: mark.seq,
    })
  }
}

async function tellReadByHolder(
  desk: Pick<Desk, 'store'>,
  room: LiveRoom,
  { case_id, who, reader_id, seq }: ReadNews,
): Promise<void> {
  const text = toStaff({ type: 'read', case_id, who, agent_id: reader_id, seq })
  for (const { reader, connection } of room.staff) {
    if (reader.agent_id !== reader_id) connection.send(text)
  }
  if (room.visitors.size === 0) return
  const read = await publicSeqAt(desk, case_id, seq)
  if (read === 0) return
  const toThem = toVisitor({ type: 'read', case_id, seq: read })
  for (const { connection } of room.visitors) connection.send(toThem)
}
