import type { CaseState } from '../../desk/public.ts'
import type { Clock } from '../../domain/public.ts'
import type { CasePromises, Promises } from '../numbers/promises.ts'

/** Lines that were told before the live board had their case's last event. */
export interface UnsettledLines {
  /** A line is told: with what was promised as the board had it. */
  note(state: CaseState, promised: CasePromises | undefined): void
  /** Those that promise something else, now that the board has what happened. Each is settled once. */
  settle(): Promise<readonly CaseState[]>
}

/** A board that has not caught up by then does not: the next change of the case tells the line again. */
const BOARD_PATIENCE_MS = 60_000

export function createUnsettledLines(
  promises: Pick<Promises, 'of' | 'refresh' | 'hasSeen'>,
  clock: Clock,
): UnsettledLines {
  const lines = new Map<string, { state: CaseState; promised: string; until: number }>()

  return {
    note(state, owed) {
      if (promises.hasSeen(state.id, state.last_event_seq)) return
      const until = clock.now() + BOARD_PATIENCE_MS
      lines.set(state.id, { state, promised: textOf(owed), until })
    },
    async settle() {
      if (lines.size === 0) return []
      await promises.refresh()
      const now = clock.now()
      const all = [...lines.values()]
      const settled = all.filter(({ state }) => promises.hasSeen(state.id, state.last_event_seq))
      for (const { state, until } of all) if (until <= now) lines.delete(state.id)
      for (const { state } of settled) lines.delete(state.id)
      const owed = promises.of(settled.map(({ state }) => state.id))
      return settled
        .filter(({ state, promised }) => textOf(owed.get(state.id)) !== promised)
        .map(({ state }) => state)
    },
  }
}

/** To tell whether they are the same. */
const textOf = (owed: CasePromises = []) => JSON.stringify(owed)
