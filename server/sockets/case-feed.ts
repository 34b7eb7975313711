/**
 * What one socket has got of one case, and what it still lacks. It gives entries in order of `seq` without a gap:
 * news that fits exactly is passed on, anything else is read from the store. Notifications are only a wake-up, so
 * lost, doubled or disordered ones cost a read and never an entry.
 */
export interface Entry {
  readonly seq: number
}

export interface CaseFeed<E extends Entry> {
  /** The last `seq` that was handed to the socket. */
  readonly delivered: () => number
  /** Entries were committed, in order; or only: it is known that `lastSeq` exists. */
  offer(entries: readonly E[], lastSeq: number): void
  /** Reads what is missing, if anything is. Resolves when this feed has nothing more to do. */
  catchUp(): Promise<void>
  stop(): void
}

export interface FeedOptions<E extends Entry> {
  readonly since: number
  /** At most PAGE entries after `seq`, in order. */
  readonly read: (since: number, limit: number) => Promise<readonly E[]>
  readonly send: (entries: readonly E[]) => void
  /** Resolves when the socket has taken most of what it was sent; a reader that is too slow ends elsewhere. */
  readonly drained: () => Promise<void>
  readonly failed: (error: unknown) => void
}

export const PAGE = 200

export function createCaseFeed<E extends Entry>(options: FeedOptions<E>): CaseFeed<E> {
  let delivered = options.since
  let known = options.since
  let reading: Promise<void> | null = null
  let hasStopped = false
  const isStopped = () => hasStopped

  function pass(entries: readonly E[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    options.send(entries)
    delivered = last.seq
    known = Math.max(known, delivered)
  }

  async function readOn(): Promise<void> {
    while (!isStopped()) {
      const page = await options.read(delivered, PAGE)
      // Stopped while it was read: whoever stopped us may follow again from elsewhere.
      if (isStopped()) return
      pass(page)
      if (page.length < PAGE) return
      await options.drained()
    }
  }

  function startReading(): Promise<void> {
    reading ??= readOn()
      .catch(options.failed)
      .finally(() => {
        reading = null
      })
    return reading
  }

  return {
    delivered: () => delivered,
    offer(entries, lastSeq) {
      known = Math.max(known, lastSeq, entries.at(-1)?.seq ?? 0)
      if (isStopped() || known <= delivered) return
      if (reading !== null) {
        // What is being read may have been read before this was committed.
        void reading.then(() => {
          if (!isStopped() && known > delivered) void startReading()
        })
        return
      }
      // Mostly all of it is new: then the list itself is passed on, whose frame is written once for everybody.
      const isAllNew = (entries[0]?.seq ?? 0) > delivered
      const fresh = isAllNew ? entries : entries.filter(({ seq }) => seq > delivered)
      if (isNext(fresh, delivered, known)) pass(fresh)
      else void startReading()
    },
    async catchUp() {
      await startReading()
    },
    stop() {
      hasStopped = true
    },
  }
}

/** Whether these entries are all that is missing. */
function isNext(entries: readonly Entry[], delivered: number, known: number): boolean {
  return (
    entries.length > 0 &&
    entries.every(({ seq }, index) => seq === delivered + 1 + index) &&
    entries.at(-1)?.seq === known
  )
}
