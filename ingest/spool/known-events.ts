import { type CanonicalEvent, type Clock, DeskmetryError } from '../../domain/public.ts'
import { type EventKeys, isSameJson } from '../../warehouse/public.ts'
import { eventKey, identityOf, keyNumber } from './event-key.ts'
import { createRecentLines } from './recent-lines.ts'
import { createKeyFilter, type KeyFilter } from './key-filter.ts'

/**
 * Says of an event whether it came before, in time for the answer to its sender. The judge is the warehouse,
 * which is asked only about the few keys that seem known; what it has not loaded yet is remembered here.
 * Where this errs (the warehouse is away, or too much waits for it) an event is taken once more, and the load passes
 * over it: nothing is ever stored twice, or lost.
 */
export interface KnownEvents {
  /** Finds what is stored of these events. Call `take` at once after it, before anything else is awaited. */
  look(events: readonly CanonicalEvent[]): Promise<Look>
}

export type Verdict = 'new' | 'duplicate' | 'conflict'

export interface Look {
  /** Judges the event at that place and, if it is new, remembers it. @param line its canonical text */
  take(at: number, line: string): Verdict
  /** What `take` remembered did not reach the disk. */
  undo(): void
}

/** The stored side, over the warehouse. */
export interface StoredEvents {
  keys(part: { readonly part: number; readonly parts: number }): Promise<EventKeys>
  byKey(keys: readonly bigint[]): Promise<readonly CanonicalEvent[]>
}

export interface KnownEventsOptions {
  readonly clock: Clock
  readonly stored: StoredEvents
}

const PARTS = 32
/** After the warehouse was found away. */
const RETRY_MS = 5_000
/** The last events are remembered whole: they may not be loaded yet. */
const REMEMBERED = 60_000

/**
 * Begins to read the keys of what is stored at once. The first requests wait for that: looking each event up
 * would take longer.
 */
export function createKnownEvents(options: KnownEventsOptions): KnownEvents {
  const recent = createRecentLines(REMEMBERED)
  const filter = createKeyFilter()
  const keysRead = createKeyReading(options, filter)

  return {
    async look(events) {
      const isWhole = await keysRead()
      const identities = events.map(identityOf)
      const keys = identities.map(eventKey)
      const maybe = keys.filter(
        (key, at) =>
          isWhole && filter.mayHave(key) && recent.get(identities[at] ?? '') === undefined,
      )
      const found = await lookUp(options.stored, maybe.map(keyNumber))
      const taken: string[] = []
      return {
        take(at, line) {
          const [event, identity, key] = [events[at], identities[at], keys[at]]
          if (event === undefined || identity === undefined || key === undefined)
            throw new Error(`Nothing was asked about event ${at}`)
          const waits = recent.get(identity)
          const before = waits === undefined ? found.get(identity) : readLine(waits)
          if (before !== undefined) return isSame(before, event) ? 'duplicate' : 'conflict'
          filter.add(key)
          recent.set(identity, line)
          taken.push(identity)
          return 'new'
        },
        undo() {
          for (const identity of taken) recent.delete(identity)
        },
      }
    },
  }
}

/** Fills the filter with the stored keys. @returns tells whether it is whole, after waiting for a reading */
function createKeyReading(
  { stored, clock }: KnownEventsOptions,
  filter: KeyFilter,
): () => Promise<boolean> {
  let triedAt = 0
  let reading: Promise<boolean> | null = null

  async function read(): Promise<boolean> {
    try {
      for (let part = 0; part < PARTS; part += 1) {
        const keys = await stored.keys({ part, parts: PARTS })
        // Keys are hashes, so every part is about as large; a fifth is room to grow.
        if (part === 0) filter.expect(Math.ceil(keys.high.length * PARTS * 1.2))
        addAll(filter, keys)
      }
      return true
    } catch (error) {
      if (!isAway(error)) throw error
      return false
    }
  }

  async function ensure(): Promise<boolean> {
    if (reading === null || (!(await reading) && clock.now() - triedAt >= RETRY_MS)) {
      triedAt = clock.now()
      reading = read()
      // Thrown to whoever waits for it.
      reading.catch(() => undefined)
    }
    return reading
  }
  ensure().catch(() => undefined)
  return ensure
}

async function lookUp(
  stored: StoredEvents,
  keys: readonly bigint[],
): Promise<ReadonlyMap<string, CanonicalEvent>> {
  if (keys.length === 0) return new Map()
  try {
    const found = await stored.byKey([...new Set(keys)])
    return new Map(found.map((event) => [identityOf(event), event]))
  } catch (error) {
    if (isAway(error)) return new Map()
    throw error
  }
}

/** Whether two events with one id say the same. A text erased since is equal to any. */
function isSame(before: CanonicalEvent, event: CanonicalEvent): boolean {
  const { data: dataBefore, ...restBefore } = before
  const { data, ...rest } = event
  return (
    isSameJson(pick(restBefore), pick(rest)) && isSameJson(withoutErased(dataBefore, data), data)
  )
}

/** A stored event has more columns than one that came. */
function pick(event: Omit<CanonicalEvent, 'data'>): Readonly<Record<string, unknown>> {
  const { type, occurred_at, seq, case_id, case_kind, customer_id } = event
  const { agent_id, team_id, queue_id, channel } = event
  return {
    type,
    occurred_at,
    seq,
    case_id,
    case_kind,
    customer_id,
    agent_id,
    team_id,
    queue_id,
    channel,
  }
}

function withoutErased(
  before: CanonicalEvent['data'],
  data: CanonicalEvent['data'],
): Readonly<Record<string, unknown>> {
  const same = { ...before }
  for (const field of ['text', 'subject', 'comment']) {
    if (same[field] === '' && typeof data[field] === 'string') same[field] = data[field]
  }
  return same
}

function readLine(line: string): CanonicalEvent {
  return JSON.parse(line) as CanonicalEvent
}

function addAll(filter: KeyFilter, { high, low }: EventKeys): void {
  for (const [index, part] of high.entries()) filter.add({ high: part, low: low[index] ?? 0 })
}

function isAway(error: unknown): boolean {
  return error instanceof DeskmetryError && error.status >= 500
}
