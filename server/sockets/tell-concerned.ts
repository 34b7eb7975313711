import type { CaseNews, Entry } from '../../desk/public.ts'
import { toStaff } from './frame-text.ts'
import type { NeighbourWord } from './neighbours.ts'
import type { WhoSees } from './who-sees.ts'

export interface ConcernedParts {
  readonly whoSees: WhoSees
  readonly tellNeighbours: (word: NeighbourWord) => void
}

/** Tells whom a change concerns in person, at whichever process their windows are: given the case, or named in it. */
export function tellConcerned(
  { whoSees, tellNeighbours }: ConcernedParts,
  { before, case: state, entries, actor }: CaseNews,
): void {
  const toAgent = (agentId: string, text: string) => {
    for (const { connection } of whoSees.ofAgent(agentId)) connection.send(text)
    tellNeighbours({ kind: 'to_agent', agent_id: agentId, text })
  }
  const { id: case_id, agent_id } = state
  if (agent_id !== null && agent_id !== before?.agent_id && agent_id !== actor.id) {
    toAgent(agent_id, toStaff({ type: 'assigned', case_id, reason: reasonOf(entries) }))
  }
  for (const { mentions, seq, author_name: by } of entries) {
    for (const id of mentions) {
      if (id !== actor.id) toAgent(id, toStaff({ type: 'mentioned', case_id, seq, by }))
    }
  }
}

function reasonOf(entries: readonly Entry[]): string {
  const handed = entries.findLast(
    ({ activity }) => activity === 'assigned' || activity === 'transferred',
  )
  const reason = handed?.data['reason'] ?? handed?.data['note'] ?? handed?.data['by']
  return typeof reason === 'string' ? reason : ''
}
