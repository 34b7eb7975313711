import {
  actAs,
  chooseAgentState,
  type Committed,
  requireCase,
  seqOfPublic,
} from '../../desk/public.ts'
import type { StaffFrame } from '../../domain/contract/public.ts'
import { followCase, requireFollowed } from './follow-case.ts'
import { toStaff } from './frame-text.ts'
import type { LiveDesk } from './live-desk.ts'
import type { StaffMember } from './live-room.ts'

/** What each frame of staff does. Every one asks whether they may: the store, or what they already follow. */
export async function handleStaffFrame(
  live: LiveDesk,
  member: StaffMember,
  frame: StaffFrame,
): Promise<void> {
  const { desk } = live
  const { connection, principal, reader } = member
  const done = (id: string, seq: number | null, data?: unknown) =>
    connection.send(toStaff({ type: 'done', id, seq, ...(data === undefined ? {} : { data }) }))
  switch (frame.type) {
    case 'ping':
      connection.send(toStaff({ type: 'pong', id: frame.id }))
      return
    case 'follow':
      done(frame.id, await follow(live, member, frame))
      return
    case 'unfollow':
      live.rooms.leave(member, frame.case_id)
      done(frame.id, null)
      return
    case 'act': {
      const committed = await actAs(desk, principal, frame.case_id, frame.request)
      done(frame.id, seqOf(committed, frame.request.client_key), { case_id: committed.case.id })
      return
    }
    case 'typing': {
      requireFollowed(member, frame.case_id)
      const typist = { case_id: frame.case_id, who: 'agent', id: reader.agent_id } as const
      live.typing.typed({ ...typist, name: principal.user.name }, frame.is_typing)
      return
    }
    case 'read': {
      requireFollowed(member, frame.case_id)
      const last = live.rooms.get(frame.case_id)?.state.last_seq ?? 0
      const seq = Math.min(frame.seq, last)
      live.reads.mark({ case_id: frame.case_id, agent_id: reader.agent_id, seq })
      return
    }
    case 'state': {
      const { state } = await chooseAgentState(desk, reader.agent_id, frame.state)
      done(frame.id, null, { state })
      return
    }
  }
}

async function follow(
  live: LiveDesk,
  member: StaffMember,
  { case_id, since }: Extract<StaffFrame, { readonly type: 'follow' }>,
): Promise<number | null> {
  const { desk, rooms, lines, failed, customers } = live
  const state = await requireCase(desk, member.principal, case_id)
  const seq = await followCase(member, state, { since, rooms, lines, failed })
  const { connection } = member
  if (seq === null) {
    connection.send(toStaff({ type: 'resync', case_id }))
    return null
  }
  for (const { who, id, name } of live.typing.typing(case_id)) {
    if (id === member.reader.agent_id) continue
    const agent_id = who === 'agent' ? id : null
    connection.send(toStaff({ type: 'typing', case_id, who, agent_id, name, is_typing: true }))
  }
  const { customer_id, visitor_seq } = state
  if (visitor_seq > 0) {
    const read = await seqOfPublic(desk, case_id, visitor_seq)
    const whose = { case_id, who: 'customer', agent_id: null } as const
    connection.send(toStaff({ type: 'read', ...whose, seq: read }))
  }
  if (customer_id !== null) {
    const is_online = customers.isOnline(customer_id)
    connection.send(toStaff({ type: 'online', customer_id, is_online }))
  }
  return seq
}

/** The entry that the request made; of several the one with its key. */
function seqOf({ entries }: Committed, clientKey: string): number | null {
  const made = entries.find(({ client_key }) => client_key === clientKey) ?? entries.at(-1)
  return made?.seq ?? null
}
