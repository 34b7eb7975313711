import type { LiveCase } from '../../domain/contract/public.ts'

export type LivePromise = LiveCase['promises'][number]
/** One whose clock runs. */
export type DuePromise = LivePromise & { readonly due_at: string }

/** The promise of a case that breaks next, or broke first; null while all clocks rest or nothing is promised. */
export function soonestPromise({ promises }: LiveCase): DuePromise | null {
  const due = promises.flatMap((one) =>
    one.due_at === null ? [] : [{ ...one, due_at: one.due_at }],
  )
  return due.toSorted((a, b) => (a.due_at < b.due_at ? -1 : 1))[0] ?? null
}
