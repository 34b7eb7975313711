import {
  actorOfVisitor,
  leaveCase,
  markVisitorRead,
  readVisitorCase,
  sayAsCustomer,
  type CaseState,
} from '../../desk/public.ts'
import type { VisitorFrame } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { followCase, requireFollowed } from './follow-case.ts'
import { toVisitor } from './frame-text.ts'
import type { LiveDesk } from './live-desk.ts'
import type { VisitorMember } from './live-room.ts'

/** What each frame of a visitor does, once `hello` has said who they are. They reach their own cases alone. */
export async function handleVisitorFrame(
  live: LiveDesk,
  member: VisitorMember,
  frame: VisitorFrame,
): Promise<void> {
  const { desk } = live
  const { connection, visitor } = member
  switch (frame.type) {
    case 'hello':
      throw new DeskmetryError('BAD_INPUT', {
        what: 'hello',
        reason: 'it has been said',
        fix: 'Send it once, as the first frame of a socket.',
      })
    case 'ping':
      connection.send(toVisitor({ type: 'pong', id: frame.id }))
      return
    case 'follow': {
      const seq = await followAsVisitor(live, member, frame)
      connection.send(toVisitor({ type: 'done', id: frame.id, seq }))
      return
    }
    case 'send':
      live.door.sends(visitor.token_hash)
      await say(live, member, frame)
      return
    case 'typing':
      requireFollowed(member, frame.case_id)
      live.typing.typed(
        {
          case_id: frame.case_id,
          who: 'customer',
          id: visitor.customer_id,
          name: visitor.name,
        },
        frame.is_typing,
      )
      return
    case 'read':
      requireFollowed(member, frame.case_id)
      await markVisitorRead(desk, visitor, frame)
      return
    case 'leave':
      await leaveCase(desk, visitor, frame.case_id)
      connection.send(toVisitor({ type: 'done', id: frame.id, seq: null }))
  }
}

export async function followAsVisitor(
  live: LiveDesk,
  member: VisitorMember,
  { case_id, since }: { readonly case_id: string; readonly since: number },
): Promise<number | null> {
  const state = await readVisitorCase(live.desk, member.visitor, case_id)
  return followState(live, member, { state, since })
}

async function followState(
  live: LiveDesk,
  member: VisitorMember,
  { state, since }: { readonly state: CaseState; readonly since: number },
): Promise<number | null> {
  const { rooms, lines, failed, standings, typing } = live
  const seq = await followCase(member, state, { since, rooms, lines, failed })
  if (seq === null) member.connection.send(toVisitor({ type: 'resync', case_id: state.id }))
  else await standings.tell(member, state)
  const typist = typing.typing(state.id).find(({ who }) => who === 'agent')
  if (seq !== null && typist !== undefined) {
    const { name } = typist
    const words = { case_id: state.id, is_typing: true, name }
    member.connection.send(toVisitor({ type: 'typing', ...words }))
  }
  return seq
}

async function say(
  live: LiveDesk,
  member: VisitorMember,
  frame: Extract<VisitorFrame, { readonly type: 'send' }>,
): Promise<void> {
  const { desk, rooms } = live
  const { visitor, connection } = member
  // A case that is followed here was checked when it was: it stays theirs for ever.
  if (!member.feeds.has(frame.case_id)) await readVisitorCase(desk, visitor, frame.case_id)
  const { case: held, entries } = await sayAsCustomer(desk, actorOfVisitor(visitor), frame)
  const said = entries.find(({ client_key }) => client_key === frame.client_key)
  const isElsewhere = held.id !== frame.case_id
  // What ended long ago is not continued: the new case is followed from its beginning.
  if (
    isElsewhere &&
    !member.feeds.has(held.id) &&
    rooms.get(held.id)?.visitors.has(member) !== true
  ) {
    await followState(live, member, { state: held, since: 0 })
  }
  connection.send(
    toVisitor({
      type: 'done',
      id: frame.id,
      seq: said?.public_seq ?? null,
      ...(isElsewhere ? { case_id: held.id } : {}),
    }),
  )
}
