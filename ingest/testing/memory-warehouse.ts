import { readFile } from 'node:fs/promises'
import type { CanonicalEvent } from '../../domain/public.ts'
import { judgeText } from '../dead-letter/judge-text.ts'
import type { LoadResult } from '../../warehouse/public.ts'
import type { EventWarehouse } from '../event-warehouse.ts'

/** A warehouse that holds events in memory and keeps the rules of duplicates and conflicts. */
export interface MemoryWarehouse extends EventWarehouse {
  readonly events: ReadonlyMap<string, CanonicalEvent>
  /** Thrown by the next loads, as when the server is away. */
  failure: Error | null
}

export function createMemoryWarehouse(): MemoryWarehouse {
  const events = new Map<string, CanonicalEvent>()

  function take(list: readonly (readonly [number, CanonicalEvent, string])[]): LoadResult {
    const conflicts = []
    let accepted = 0
    let duplicates = 0
    for (const [line, event, text] of list) {
      const key = `${event.source}\u0000${event.event_id}`
      const stored = events.get(key)
      if (stored === undefined) {
        events.set(key, event)
        accepted += 1
      } else if (canonicalText(stored) === canonicalText(event)) duplicates += 1
      else conflicts.push({ line, text })
    }
    return { accepted, duplicates, conflicts, unvouched: [] }
  }

  const warehouse: MemoryWarehouse = {
    events,
    failure: null,
    async load({ path }) {
      if (warehouse.failure) throw warehouse.failure
      const lines = await linesOf(path)
      return take(
        lines.map((text, index) => [index + 1, JSON.parse(text) as CanonicalEvent, text] as const),
      )
    },
    async loadRaw({ path, source }) {
      if (warehouse.failure) throw warehouse.failure
      const sound: [number, CanonicalEvent, string][] = []
      const unvouched: { line: number; text: string }[] = []
      for (const [index, text] of (await linesOf(path)).entries()) {
        const judged = judgeText(text, source)
        // Events with a sequence stand for all that a columnar check cannot vouch for.
        if (judged.ok && judged.event.seq === null) sound.push([index + 1, judged.event, text])
        else unvouched.push({ line: index + 1, text })
      }
      return { ...take(sound), unvouched }
    },
    refresh: () => Promise.resolve({ cases: 0, events: 0, folded_load: 0 }),
  }
  return warehouse
}

async function linesOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8')
  return text.split('\n').slice(0, -1)
}

function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
