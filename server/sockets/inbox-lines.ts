import {
  type CaseState,
  caseView,
  type Desk,
  readReadMarks,
  type ReadMark,
} from '../../desk/public.ts'
import type { Promises } from '../numbers/promises.ts'
import { toStaff } from './frame-text.ts'
import { isNewer, type StaffMember } from './live-room.ts'
import { createUnsettledLines } from './unsettled-lines.ts'
import type { WhoSees } from './who-sees.ts'

/** What SLA policies promise, as the live board has it. */
export type InboxPromises = Pick<Promises, 'of' | 'refresh' | 'hasSeen'>

/**
 * The lines of everybody's inbox, live. A busy case changes many times a second and its line is looked at by many:
 * what changed is told a few times a second, each line as it is then. The live board learns of a change a moment
 * later than the desk: where it then promises something else, the line is told once more.
 */
export interface InboxLines {
  changed(state: CaseState): void
  /** Only this agent's line: how far they have read. */
  changedFor(agentId: string, state: CaseState): void
  flush(): Promise<void>
}

export const LINES_EVERY_MS = 250

type Told = readonly [StaffMember, CaseState]

export interface InboxLinesParts {
  readonly whoSees: WhoSees
  readonly promises: InboxPromises
  /** What is wrong with one line, which is left out so that the others come. */
  readonly failed: (error: unknown) => void
}

export function createInboxLines(
  desk: Pick<Desk, 'store' | 'clock'>,
  { whoSees, promises, failed }: InboxLinesParts,
): InboxLines {
  let waiting = new Map<string, CaseState>()
  let waitingFor = new Map<string, { readonly agentId: string; readonly state: CaseState }>()

  const unsettled = createUnsettledLines(promises, desk.clock)

  async function flush(): Promise<void> {
    for (const state of await unsettled.settle()) changed(state)
    if (waiting.size + waitingFor.size === 0) return
    const [states, own] = [waiting, waitingFor]
    waiting = new Map()
    waitingFor = new Map()
    try {
      await tell(readersOf(whoSees, states, own))
    } catch (error) {
      // The next flush tells them; what changed meanwhile is newer.
      waiting = new Map([...states, ...waiting])
      waitingFor = new Map([...own, ...waitingFor])
      throw error
    }
  }

  async function tell(told: readonly Told[]): Promise<void> {
    if (told.length === 0) return
    const case_ids = [...new Set(told.map(([, { id }]) => id))]
    const agent_ids = [...new Set(told.map(([{ reader }]) => reader.agent_id))]
    const marks = new Map(
      (await readReadMarks(desk, { case_ids, agent_ids })).map((mark) => [keyOf(mark), mark.seq]),
    )
    await promises.refresh()
    const promised = promises.of(case_ids)
    for (const [member, was] of told) {
      // It may have moved while this was read. The newest is told at once: waiting, a busy line would never be told.
      const state = newestOf(was, waiting.get(was.id))
      if (!whoSees.sees(member, state)) continue
      const read_seq =
        marks.get(keyOf({ case_id: state.id, agent_id: member.reader.agent_id })) ?? 0
      const owed = promised.get(state.id)
      unsettled.note(state, owed)
      try {
        const line = caseView(state, { read_seq, promises: owed ?? [] })
        member.connection.send(toStaff({ type: 'case', case: line }))
      } catch (error) {
        failed(error)
      }
    }
  }

  function changed(state: CaseState): void {
    const known = waiting.get(state.id)
    if (known === undefined || !isNewer(known, state)) waiting.set(state.id, state)
  }

  return {
    changed,
    changedFor: (agentId, state) =>
      void waitingFor.set(keyOf({ case_id: state.id, agent_id: agentId }), { agentId, state }),
    flush,
  }
}

function readersOf(
  whoSees: WhoSees,
  states: ReadonlyMap<string, CaseState>,
  own: ReadonlyMap<string, { readonly agentId: string; readonly state: CaseState }>,
): Told[] {
  const told: Told[] = []
  for (const state of states.values()) {
    for (const member of whoSees.viewers(state)) told.push([member, state])
  }
  for (const { agentId, state } of own.values()) {
    if (states.has(state.id)) continue
    for (const member of whoSees.ofAgent(agentId)) {
      if (whoSees.sees(member, state)) told.push([member, state])
    }
  }
  return told
}

const newestOf = (known: CaseState, late: CaseState | undefined) =>
  late === undefined || isNewer(known, late) ? known : late

const keyOf = ({ case_id, agent_id }: Pick<ReadMark, 'case_id' | 'agent_id'>) =>
  `${case_id} ${agent_id}`
