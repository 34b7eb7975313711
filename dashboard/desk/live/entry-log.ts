import type { CaseEntry } from '../../../domain/contract/public.ts'

/**
 * What a client has of one case: entries in order of `seq`. They may come twice and out of order; the log keeps
 * each once, the last version of it, and says when something in between is missing.
 */
export interface EntryLog {
  readonly entries: readonly CaseEntry[]
  /** The lowest `seq` at hand; entries before it may exist. 0 while empty. */
  readonly firstSeq: number
  /** Up to here nothing is missing since `firstSeq`. */
  readonly lastSeq: number
  /** Entries beyond `lastSeq` are at hand: some in between have not come. */
  readonly hasGap: boolean
}

export const EMPTY_LOG: EntryLog = { entries: [], firstSeq: 0, lastSeq: 0, hasGap: false }

/** The log with more in it. What came again in the same words changes nothing, not even the object. */
export function mergeEntries(log: EntryLog, incoming: readonly CaseEntry[]): EntryLog {
  const bySeq = new Map(log.entries.map((entry) => [entry.seq, entry]))
  let isChanged = false
  for (const entry of incoming) {
    if (isSame(bySeq.get(entry.seq), entry)) continue
    bySeq.set(entry.seq, entry)
    isChanged = true
  }
  return isChanged ? toLog([...bySeq.values()].toSorted((a, b) => a.seq - b.seq)) : log
}

/** The messages an edit or an erasure among `entries` speaks of: their first words are no longer true. */
export function restatedMessages(entries: readonly CaseEntry[]): readonly string[] {
  return entries.flatMap(({ activity, data }) => {
    const id = data['message_id']
    const isRestated = activity === 'message_edited' || activity === 'message_redacted'
    return isRestated && typeof id === 'string' ? [id] : []
  })
}

function toLog(entries: readonly CaseEntry[]): EntryLog {
  const firstSeq = entries[0]?.seq ?? 0
  const end = entries.findIndex(({ seq }, index) => seq !== firstSeq + index)
  const whole = end === -1 ? entries.length : end
  return {
    entries,
    firstSeq,
    lastSeq: firstSeq === 0 ? 0 : firstSeq + whole - 1,
    hasGap: end !== -1,
  }
}

/** An entry changes only when it is edited or erased. */
function isSame(known: CaseEntry | undefined, entry: CaseEntry): boolean {
  return (
    known !== undefined &&
    known.edited_at === entry.edited_at &&
    known.redacted_at === entry.redacted_at &&
    known.text === entry.text
  )
}
