import type { CaseState } from '../../desk/public.ts'
import { isNewer } from './live-room.ts'
import type { Held } from './who-sees.ts'

/** Whose each case was when this process last heard of it, for as many as an inbox may show. */
export interface LastHolders {
  /** @returns whose it was before, when this is newer and it is another's now */
  note(state: Noted): Held | null
}

type Noted = Held & Pick<CaseState, 'updated_at' | 'last_seq' | 'last_event_seq'>

const MOST = 20_000

export function createLastHolders(): LastHolders {
  const noted = new Map<string, Noted>()
  return {
    note({ id, team_id, agent_id, updated_at, last_seq, last_event_seq }) {
      const now = { id, team_id, agent_id, updated_at, last_seq, last_event_seq }
      const before = noted.get(id)
      if (before !== undefined && isNewer(before, now)) return null
      // What was heard of longest ago is forgotten first.
      noted.delete(id)
      noted.set(id, now)
      const oldest = noted.size > MOST ? noted.keys().next().value : undefined
      if (oldest !== undefined) noted.delete(oldest)
      if (before === undefined) return null
      return before.team_id === team_id && before.agent_id === agent_id ? null : before
    },
  }
}
