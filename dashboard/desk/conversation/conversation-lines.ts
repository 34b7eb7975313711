import type { CaseEntry } from '../../../domain/contract/public.ts'

/** What a conversation shows, from top to bottom. */
export type ConversationLine =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly entry: CaseEntry
      /** The same author said the one above a moment before: name and time need not be said again. */
      readonly isContinued: boolean
    }
  | { readonly kind: 'activity'; readonly key: string; readonly entries: readonly CaseEntry[] }

const CONTINUED_MS = 3 * 60_000

/** Entries with a line where a day begins; changes that one person made in one go are one line. */
export function conversationLines(
  entries: readonly CaseEntry[],
  dayOf: (at: number) => string,
): readonly ConversationLine[] {
  const lines: ConversationLine[] = []
  let day = ''
  let before: CaseEntry | null = null
  for (const entry of entries) {
    const at = Date.parse(entry.at)
    if (dayOf(at) !== day) {
      day = dayOf(at)
      lines.push({ kind: 'day', key: `day-${day}`, at })
      before = null
    }
    const last = lines.at(-1)
    if (entry.kind !== 'activity') {
      const isContinued = before !== null && continues(before, entry)
      lines.push({ kind: 'message', key: `e-${entry.seq}`, entry, isContinued })
    } else if (last?.kind === 'activity' && before !== null && isOneGo(before, entry)) {
      lines[lines.length - 1] = { ...last, entries: [...last.entries, entry] }
    } else {
      lines.push({ kind: 'activity', key: `e-${entry.seq}`, entries: [entry] })
    }
    before = entry
  }
  return lines
}

function continues(before: CaseEntry, entry: CaseEntry): boolean {
  return (
    before.kind === entry.kind &&
    before.is_whisper === entry.is_whisper &&
    before.author.kind === entry.author.kind &&
    before.author.id === entry.author.id &&
    Date.parse(entry.at) - Date.parse(before.at) < CONTINUED_MS
  )
}

function isOneGo(before: CaseEntry, entry: CaseEntry): boolean {
  return (
    before.author.kind === entry.author.kind &&
    before.author.id === entry.author.id &&
    Date.parse(entry.at) - Date.parse(before.at) < 2_000
  )
}

/** The last own message that the customer has read up to: the one under which "Read" stands. */
export function lastReadSeq(entries: readonly CaseEntry[], customerSeq: number): number | null {
  const read = entries.findLast(
    ({ kind, author, seq }) => kind === 'message' && author.kind === 'agent' && seq <= customerSeq,
  )
  return read?.seq ?? null
}
