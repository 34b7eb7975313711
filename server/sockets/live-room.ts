import type { Principal } from '../../accounts/public.ts'
import type { CaseReader, CaseState, Visitor } from '../../desk/public.ts'
import type { CaseFeed } from './case-feed.ts'
import type { Connection } from './connection.ts'

/** An entry on its way to sockets: its place, and its view written once for all of them. */
export interface Line {
  readonly seq: number
  readonly json: string
}

export interface StaffMember {
  readonly kind: 'staff'
  readonly connection: Connection
  readonly principal: Principal
  /** Which agent they are, and how far they see. */
  readonly reader: CaseReader
  readonly feeds: Map<string, CaseFeed<Line>>
}

export interface VisitorMember {
  readonly kind: 'visitor'
  readonly connection: Connection
  readonly visitor: Visitor
  readonly feeds: Map<string, CaseFeed<Line>>
}

export type Member = StaffMember | VisitorMember

/** Who follows one case here, and the case as it was last heard of. */
export interface LiveRoom {
  readonly case_id: string
  readonly staff: Set<StaffMember>
  readonly visitors: Set<VisitorMember>
  state: CaseState
  /** Resolves when what was committed so far has been brought to them. */
  staffTold: Promise<void>
  visitorsTold: Promise<void>
}

type Place = Pick<CaseState, 'updated_at' | 'last_seq' | 'last_event_seq'>

/** Which of two readings of a case is of later. */
export function isNewer(one: Place, other: Place): boolean {
  if (one.updated_at !== other.updated_at) return one.updated_at > other.updated_at
  return one.last_event_seq > other.last_event_seq || one.last_seq > other.last_seq
}

export interface LiveRooms {
  get(caseId: string): LiveRoom | undefined
  all(): Iterable<LiveRoom>
  /** Those of one customer's cases. */
  ofCustomer(customerId: string): readonly LiveRoom[]
  /** Enters the follower; what they followed of this case before ends. */
  join(member: Member, state: CaseState, feed: CaseFeed<Line>): LiveRoom
  leave(member: Member, caseId: string): void
  /** Ends everything the member follows. */
  leaveAll(member: Member): void
}

/** The cases that somebody follows at this process. */
export function createLiveRooms(): LiveRooms {
  const rooms = new Map<string, LiveRoom>()
  /** Customer → cases; whose a case is changes for none. */
  const byCustomer = new Map<string, Set<string>>()

  function open(state: CaseState): LiveRoom {
    const room = {
      case_id: state.id,
      staff: new Set<StaffMember>(),
      visitors: new Set<VisitorMember>(),
      state,
      staffTold: Promise.resolve(),
      visitorsTold: Promise.resolve(),
    }
    rooms.set(state.id, room)
    const cases = byCustomer.get(state.customer_id ?? '') ?? new Set()
    byCustomer.set(state.customer_id ?? '', cases.add(state.id))
    return room
  }

  function shut({ case_id, state }: LiveRoom): void {
    rooms.delete(case_id)
    const cases = byCustomer.get(state.customer_id ?? '')
    cases?.delete(case_id)
    if (cases?.size === 0) byCustomer.delete(state.customer_id ?? '')
  }

  function leave(member: Member, caseId: string): void {
    member.feeds.get(caseId)?.stop()
    member.feeds.delete(caseId)
    const room = rooms.get(caseId)
    if (room === undefined) return
    if (member.kind === 'staff') room.staff.delete(member)
    else room.visitors.delete(member)
    if (room.staff.size + room.visitors.size === 0) shut(room)
  }

  return {
    get: (caseId) => rooms.get(caseId),
    all: () => rooms.values(),
    ofCustomer: (customerId) =>
      [...(byCustomer.get(customerId) ?? [])].flatMap((id) => rooms.get(id) ?? []),
    join(member, state, feed) {
      leave(member, state.id)
      const room = rooms.get(state.id) ?? open(state)
      if (isNewer(state, room.state)) room.state = state
      if (member.kind === 'staff') room.staff.add(member)
      else room.visitors.add(member)
      member.feeds.set(state.id, feed)
      return room
    },
    leave,
    leaveAll(member) {
      for (const caseId of [...member.feeds.keys()]) leave(member, caseId)
    },
  }
}
