import type { LiveAnswer } from '../../domain/contract/public.ts'
import type { Clock } from '../../domain/public.ts'
import { liveEvent } from './live-event.ts'
import type { LiveScope } from './live-scope.ts'

/** What is so now for one scope, written once for all who listen with it. */
export interface Snapshot {
  /** The same for two snapshots that differ in nothing but the time. */
  readonly key: string
  readonly text: string
  readonly still: string
}

export interface SharedSnapshots {
  /** The scope's present; null while the warehouse is away: the next question asks again. */
  of(scope: LiveScope): Promise<Snapshot | null>
  /** Forgets all other scopes. */
  keep(scopes: readonly LiveScope[]): void
}

/** @param keptMs whoever asks within this time shares what was worked out */
export function shareSnapshots({
  answer,
  clock,
  keptMs,
}: {
  readonly answer: (scope: LiveScope) => Promise<LiveAnswer>
  readonly clock: Clock
  readonly keptMs: number
}): SharedSnapshots {
  const shared = new Map<
    string,
    { readonly at: number; readonly value: Promise<Snapshot | null> }
  >()
  return {
    of(scope) {
      const id = JSON.stringify(scope)
      const kept = shared.get(id)
      if (kept !== undefined && clock.now() - kept.at < keptMs) return kept.value
      const value = answer(scope).then(snapshotOf, () => null)
      shared.set(id, { at: clock.now(), value })
      return value
    },
    keep(scopes) {
      const wanted = new Set(scopes.map((scope) => JSON.stringify(scope)))
      for (const id of shared.keys()) if (!wanted.has(id)) shared.delete(id)
    },
  }
}

function snapshotOf(answer: LiveAnswer): Snapshot {
  return {
    key: JSON.stringify(answer, (name: string, value: unknown) =>
      TIMES.has(name) ? undefined : value,
    ),
    text: liveEvent('snapshot', answer),
    still: liveEvent('still', { as_of: answer.as_of }),
  }
}

/** Who reads counts these on by themselves. */
const TIMES: ReadonlySet<string> = new Set(['as_of', 'longest_wait_secs'])
