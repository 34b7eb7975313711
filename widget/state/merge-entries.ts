import type { VisitorEntry } from '../../domain/contract/public.ts'

/**
 * What is known with what came: each entry once, in order of `seq`. Entries come at least once and may be sent
 * again; of two with one number the later counts, since its words may have been changed or taken away.
 */
export function mergeEntries(
  known: readonly VisitorEntry[],
  came: readonly VisitorEntry[],
): readonly VisitorEntry[] {
  if (came.length === 0) return known
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]))
  for (const entry of came) bySeq.set(entry.seq, entry)
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq)
}

/** The last entry up to which nothing is missing: what to resume after. */
export function unbrokenSeq(entries: readonly VisitorEntry[]): number {
  let seq = 0
  for (const entry of entries) {
    if (entry.seq !== seq + 1) return seq
    seq = entry.seq
  }
  return seq
}
