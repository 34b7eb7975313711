import {
  type CaseState,
  type Desk,
  readCases,
  type Standings,
  toVisitorCases,
} from '../../desk/public.ts'
import type { ToVisitorFrame } from '../../domain/contract/public.ts'
import { toVisitor } from './frame-text.ts'
import type { LiveRooms, VisitorMember } from './live-room.ts'

/**
 * Tells visitors where their conversation stands: at once when it changed, and while they wait again and again, for
 * those before them move without their own case changing. The same twice is not told.
 */
export interface VisitorStandings {
  /** Somebody began to follow. */
  tell(member: VisitorMember, state: CaseState): Promise<void>
  changed(before: CaseState | null, state: CaseState): void
  /** Call it every `STANDINGS_EVERY_MS`. */
  tellWaiting(): Promise<void>
}

export const STANDINGS_EVERY_MS = 2_000

type Standing = Extract<ToVisitorFrame, { readonly type: 'standing' }>

export interface StandingsParts {
  readonly rooms: LiveRooms
  readonly standings: Standings
  readonly failed: (error: unknown) => void
}

export function createVisitorStandings(
  desk: Desk,
  { rooms, standings, failed }: StandingsParts,
): VisitorStandings {
  const lastTold = new WeakMap<VisitorMember, Map<string, string>>()

  function send(member: VisitorMember, text: string, caseId: string): void {
    const told = lastTold.get(member) ?? new Map<string, string>()
    if (told.get(caseId) === text) return
    told.set(caseId, text)
    lastTold.set(member, told)
    member.connection.send(text)
  }

  async function tellRoom(state: CaseState): Promise<void> {
    const members = [...(rooms.get(state.id)?.visitors ?? [])]
    if (members.length === 0) return
    const text = toVisitor(await standingOf(desk, standings, state))
    for (const member of members) send(member, text, state.id)
  }

  return {
    async tell(member, state) {
      lastTold.get(member)?.delete(state.id)
      send(member, toVisitor(await standingOf(desk, standings, state)), state.id)
    },
    changed(before, state) {
      if ((rooms.get(state.id)?.visitors.size ?? 0) === 0) return
      if (before !== null && placeOf(before) === placeOf(state)) return
      tellRoom(state).catch(failed)
    },
    async tellWaiting() {
      const ids: string[] = []
      for (const { state, visitors } of rooms.all()) {
        if (visitors.size > 0 && isWaiting(state)) ids.push(state.id)
      }
      for (const state of await readCases(desk, ids)) if (isWaiting(state)) await tellRoom(state)
    },
  }
}

const isWaiting = ({ queued_at, agent_id }: CaseState) => queued_at !== null && agent_id === null
const placeOf = ({ status, agent_id, queue_id, queued_at }: CaseState) =>
  [status, agent_id, queue_id, queued_at].join()

async function standingOf(desk: Desk, standings: Standings, state: CaseState): Promise<Standing> {
  const [view] = await toVisitorCases(desk, [state])
  if (view === undefined) throw new Error('a case has a view')
  const { id: case_id, status, agent_name } = view
  const place = status === 'queued' ? await standings.of(state) : null
  return {
    type: 'standing',
    case_id,
    status,
    position: place?.position ?? null,
    expected_wait_secs: place?.expected_wait_secs ?? null,
    agent_name,
  }
}
