import {
  type CaseNews,
  type CaseState,
  type Desk,
  type Entry,
  readCases,
  readInvitedAgents,
} from '../../desk/public.ts'
import type { EntryLines } from './entry-lines.ts'
import { toStaff } from './frame-text.ts'
import type { InboxLines } from './inbox-lines.ts'
import type { LastHolders } from './last-holders.ts'
import { isNewer, type LiveRooms, type StaffMember } from './live-room.ts'
import type { NeighbourWord } from './neighbours.ts'
import { offerNews } from './offer-news.ts'
import { tellConcerned } from './tell-concerned.ts'
import type { VisitorStandings } from './visitor-standings.ts'
import type { Held, WhoSees } from './who-sees.ts'

/** What a change of a case means for the sockets of this process. */
export interface DeliverNews {
  /** Committed in this process. */
  here(news: CaseNews): void
  /** Committed elsewhere, or found by looking: the case as it stands now. */
  elsewhere(
    state: CaseState,
    word?: Pick<Extract<NeighbourWord, { kind: 'case' }>, 'was' | 'has_invited'>,
  ): Promise<void>
  /** Words of the past were taken away for good: whoever shows them reads anew. */
  forget(customerId: string): void
}

export interface DeliverParts {
  readonly desk: Desk
  readonly rooms: LiveRooms
  readonly whoSees: WhoSees
  readonly lines: EntryLines
  readonly inbox: InboxLines
  readonly standings: VisitorStandings
  readonly holders: LastHolders
  readonly tellNeighbours: (word: NeighbourWord) => void
  readonly failed: (error: unknown) => void
}

const INVITING = new Set<Entry['activity']>(['watched', 'unwatched'])
const isInviting = ({ activity, mentions }: Entry) => INVITING.has(activity) || mentions.length > 0

export function createDeliverNews(parts: DeliverParts): DeliverNews {
  const { desk, rooms, whoSees, inbox, standings, holders, tellNeighbours, failed } = parts

  /** Those who saw it where it lay and do not see it where it lies. */
  function tellGone(before: Held, state: CaseState): void {
    if (before.team_id === state.team_id && before.agent_id === state.agent_id) return
    for (const member of whoSees.viewers(before)) {
      if (!whoSees.sees(member, state)) endFollow(rooms, member, state.id)
    }
  }

  /** Who watches it or was named in it, anew; whoever follows and no longer sees it by that is told so. */
  async function readInvited(caseId: string): Promise<CaseState | undefined> {
    const [agentIds, [state]] = await Promise.all([
      readInvitedAgents(desk, caseId),
      readCases(desk, [caseId]),
    ])
    whoSees.invite(caseId, agentIds)
    if (state === undefined) return state
    for (const member of [...(rooms.get(caseId)?.staff ?? [])]) {
      if (!whoSees.sees(member, state)) endFollow(rooms, member, caseId)
    }
    return state
  }

  return {
    here(news) {
      const { before, case: state, entries } = news
      holders.note(state)
      if (before !== null) tellGone(before, state)
      offerNews(parts, news)
      tellConcerned(parts, news)
      standings.changed(before, state)
      const has_invited = entries.some(isInviting)
      // A line shown to who is newly invited waits until that is known.
      if (has_invited) readInvited(state.id).then((now) => inbox.changed(now ?? state), failed)
      else inbox.changed(state)
      const hasMoved = before?.team_id !== state.team_id || before.agent_id !== state.agent_id
      const was =
        before !== null && hasMoved ? { team_id: before.team_id, agent_id: before.agent_id } : null
      tellNeighbours({ kind: 'case', case_id: state.id, was, has_invited })
    },
    async elsewhere(state, word = { was: null, has_invited: false }) {
      if (word.has_invited) await readInvited(state.id)
      const known = rooms.get(state.id)?.state ?? null
      // What is known here may be newer than what was read.
      if (known !== null && isNewer(known, state)) return
      holders.note(state)
      if (known !== null) tellGone(known, state)
      if (word.was !== null) tellGone({ id: state.id, ...word.was }, state)
      offerNews(parts, { case: state, entries: [], rewritten: [] })
      standings.changed(known, state)
      inbox.changed(state)
    },
    forget(customerId) {
      for (const { case_id, staff } of rooms.ofCustomer(customerId)) {
        for (const member of [...staff]) {
          rooms.leave(member, case_id)
          member.connection.send(toStaff({ type: 'resync', case_id }))
        }
      }
    },
  }
}

function endFollow(rooms: LiveRooms, member: StaffMember, case_id: string): void {
  rooms.leave(member, case_id)
  member.connection.send(toStaff({ type: 'gone', case_id }))
}
