import type { CaseEntry } from '../../../domain/contract/public.ts'
import type { EntryRange } from '../../api/desk.ts'
import { EMPTY_LOG, type EntryLog, mergeEntries, restatedMessages } from './entry-log.ts'

const PAGE = 50
const MOST_AT_ONCE = 500

export interface EntryFeedOptions {
  readonly read: (caseId: string, range: EntryRange) => Promise<readonly CaseEntry[]>
  /** Asks the connection for everything after `since`, now and from now on. */
  readonly follow: (caseId: string, since: number) => void
  readonly unfollow: (caseId: string) => void
  readonly onChange: (caseId: string, log: EntryLog | null) => void
  readonly onFailure: (caseId: string, failure: unknown) => void
}

/** The entries of the conversations that are open here, kept whole over any loss of connection. */
export interface EntryFeed {
  readonly open: (caseId: string) => Promise<void>
  readonly close: (caseId: string) => void
  /** The page before the first entry at hand. */
  readonly readEarlier: (caseId: string) => Promise<void>
  /** What came by the connection, or with the answer to an action. */
  readonly take: (caseId: string, entries: readonly CaseEntry[]) => void
  /** The connection is new: everything that is open is followed from where it stands. */
  readonly resume: () => void
  /** Reads what came since without a connection. */
  readonly catchUp: () => void
  /** The connection cannot tell the gap. */
  readonly readAnew: (caseId: string) => Promise<void>
}

export function createEntryFeed(options: EntryFeedOptions): EntryFeed {
  const { read, follow, unfollow, onChange } = options
  const kept = createKeptLogs(options)
  const { mend, readRestated } = createMending(kept, read)

  function readLast(caseId: string): Promise<void> {
    return kept.attempt(caseId, async () => {
      const entries = await read(caseId, { limit: PAGE })
      if (!kept.isOpened(caseId)) return
      kept.replace(caseId, entries)
      follow(caseId, kept.at(caseId)?.lastSeq ?? 0)
    })
  }

  return {
    async open(caseId) {
      if (kept.open(caseId)) await readLast(caseId)
    },
    close(caseId) {
      if (!kept.close(caseId)) return
      unfollow(caseId)
      onChange(caseId, null)
    },
    async readEarlier(caseId) {
      const before = kept.at(caseId)?.firstSeq ?? 0
      if (before > 1) await kept.readMore(caseId, { before, limit: PAGE })
    },
    take(caseId, entries) {
      const known = kept.at(caseId)
      // What is older than the page at hand is not shown yet; it would look like a gap.
      const wanted = entries.filter(({ seq }) => known !== undefined && seq >= known.firstSeq)
      if (known === undefined || wanted.length === 0) return
      const restated = restatedMessages(wanted.filter(({ seq }) => seq > known.lastSeq))
      kept.merge(caseId, wanted)
      void mend(caseId)
      void readRestated(caseId, restated)
    },
    resume() {
      for (const caseId of kept.opened()) {
        const log = kept.at(caseId)
        if (log === undefined) void readLast(caseId)
        else follow(caseId, log.lastSeq)
      }
    },
    catchUp() {
      for (const caseId of kept.opened()) {
        const since = kept.at(caseId)?.lastSeq
        if (since !== undefined) void kept.readMore(caseId, { since, limit: MOST_AT_ONCE })
      }
    },
    readAnew: readLast,
  }
}

/** Puts right what is missing or no longer true in a log. */
function createMending(kept: ReturnType<typeof createKeptLogs>, read: EntryFeedOptions['read']) {
  const mending = new Set<string>()

  /** Fetches what is missing between the entries at hand, once at a time. */
  async function mend(caseId: string): Promise<void> {
    if (mending.has(caseId)) return
    mending.add(caseId)
    await kept.attempt(caseId, async () => {
      for (;;) {
        const log = kept.at(caseId)
        if (log?.hasGap !== true) break
        kept.merge(caseId, await read(caseId, { since: log.lastSeq, limit: MOST_AT_ONCE }))
        // Nothing came of it: asking the same again would give the same.
        if (kept.at(caseId)?.lastSeq === log.lastSeq) break
      }
    })
    mending.delete(caseId)
  }

  async function readRestated(caseId: string, messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) {
      const seq = kept.at(caseId)?.entries.find(({ message_id }) => message_id === id)?.seq
      if (seq !== undefined) await kept.readMore(caseId, { since: seq - 1, limit: 1 })
    }
  }

  return { mend, readRestated }
}

/** The logs of what is open; what comes for a conversation that was closed meanwhile is let go. */
function createKeptLogs({ read, onChange, onFailure }: EntryFeedOptions) {
  const logs = new Map<string, EntryLog>()
  /** Opened and not closed since, with or without entries yet. */
  const opened = new Set<string>()

  function keep(caseId: string, log: EntryLog): void {
    if (!opened.has(caseId) || logs.get(caseId) === log) return
    logs.set(caseId, log)
    onChange(caseId, log)
  }

  async function attempt(caseId: string, run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (failure) {
      if (opened.has(caseId)) onFailure(caseId, failure)
    }
  }

  const merge = (caseId: string, entries: readonly CaseEntry[]): void => {
    keep(caseId, mergeEntries(logs.get(caseId) ?? EMPTY_LOG, entries))
  }

  return {
    attempt,
    merge,
    at: (caseId: string): EntryLog | undefined => logs.get(caseId),
    isOpened: (caseId: string): boolean => opened.has(caseId),
    opened: (): readonly string[] => [...opened],
    /** False when it was open. */
    open: (caseId: string): boolean => !opened.has(caseId) && opened.add(caseId).has(caseId),
    close: (caseId: string): boolean => {
      logs.delete(caseId)
      return opened.delete(caseId)
    },
    replace: (caseId: string, entries: readonly CaseEntry[]): void => {
      logs.delete(caseId)
      keep(caseId, mergeEntries({ ...EMPTY_LOG }, entries))
    },
    readMore: (caseId: string, range: EntryRange): Promise<void> =>
      attempt(caseId, async () => {
        merge(caseId, await read(caseId, range))
      }),
  }
}
