import type { Principal, SignInState } from '../../accounts/public.ts'
import type { LiveAnswer } from '../../domain/contract/public.ts'
import type { Clock } from '../../domain/public.ts'
import type { LiveScope } from './live-scope.ts'

/** Where a listener's events go: a stream that says whether it is behind. */
export interface LiveSink {
  /** What was written has not gone out yet: whoever reads slowly misses snapshots, none is kept for them. */
  readonly isBehind: boolean
  write(text: string): void
  end(): void
}

export interface LiveListener {
  readonly principal: Principal
  readonly scope: LiveScope
  readonly sink: LiveSink
}

export interface LivePushParts {
  readonly answer: (scope: LiveScope) => Promise<LiveAnswer>
  readonly signedIn: (principals: readonly Principal[]) => Promise<readonly SignInState[]>
  readonly clock: Clock
  /** Calls `turn` once after a while; gives a way to call that off. */
  readonly later: (turn: () => void, ms: number) => () => void
}

/**
 * What is so now, told to whoever listens: once at the beginning, then at most once a second and only when something
 * changed. One snapshot is worked out for each scope and shared by its listeners. Nobody listening, nothing is done.
 */
export interface LivePush {
  /** @returns how to leave */
  join(listener: LiveListener): () => void
  /** Ends every listener; nobody joins any more. */
  close(): void
}

export const TURN_MS = 1_000
/** A connection that says nothing for longer is taken for lost (docs/api.md). */
export const STILL_MS = 5_000

interface Told extends LiveListener {
  /** What it was told last; null: nothing, or that nothing is known. */
  key: string | null
  toldAt: number
}

interface Snapshot {
  readonly at: number
  /** The same for two snapshots that differ in nothing but the time. */
  readonly key: string
  readonly text: string
  readonly still: string
}

export function createLivePush({ answer, signedIn, clock, later }: LivePushParts): LivePush {
  const listeners = new Set<Told>()
  const shared = new Map<
    string,
    { readonly at: number; readonly value: Promise<Snapshot | null> }
  >()
  let callOff: (() => void) | null = null
  let isClosed = false

  function snapshotFor(scope: LiveScope): Promise<Snapshot | null> {
    const id = JSON.stringify(scope)
    const kept = shared.get(id)
    // Half a turn: whoever joins between two turns shares the last one or makes the next.
    if (kept !== undefined && clock.now() - kept.at < TURN_MS / 2) return kept.value
    const value = answer(scope).then(
      (now) => snapshotOf(now, clock.now()),
      // The warehouse is away: who listens is told so, and the next turn asks again.
      () => null,
    )
    shared.set(id, { at: clock.now(), value })
    return value
  }

  async function tell(listener: Told): Promise<void> {
    const snapshot = await snapshotFor(listener.scope)
    if (!listeners.has(listener) || listener.sink.isBehind) return
    const now = clock.now()
    if (snapshot === null) {
      if (listener.key !== null || now - listener.toldAt >= STILL_MS) say(listener, AWAY, now)
      listener.key = null
    } else if (listener.key !== snapshot.key) {
      say(listener, snapshot.text, now)
      listener.key = snapshot.key
    } else if (now - listener.toldAt >= STILL_MS) say(listener, snapshot.still, now)
  }

  async function dismiss(): Promise<void> {
    const all = [...listeners]
    const states = await signedIn(all.map(({ principal }) => principal))
    all.forEach((listener, index) => {
      if (states[index] === 'same') return
      listener.sink.write(
        event('end', { reason: states[index] === 'over' ? 'signed_out' : 'rights_changed' }),
      )
      listener.sink.end()
      listeners.delete(listener)
    })
  }

  async function turn(): Promise<void> {
    try {
      await dismiss()
      await Promise.all([...listeners].map(tell))
    } catch {
      // Whether they may still listen could not be asked: nothing is told until it can.
    }
    forgetScopes()
    schedule()
  }

  function forgetScopes(): void {
    const wanted = new Set([...listeners].map(({ scope }) => JSON.stringify(scope)))
    for (const id of shared.keys()) if (!wanted.has(id)) shared.delete(id)
  }

  function schedule(): void {
    callOff = null
    if (isClosed || listeners.size === 0) return
    callOff = later(() => void turn(), TURN_MS)
  }

  return {
    join(listener) {
      const told: Told = { ...listener, key: null, toldAt: clock.now() }
      if (isClosed) {
        listener.sink.end()
        return () => undefined
      }
      const isFirst = listeners.size === 0
      listeners.add(told)
      void tell(told)
      if (isFirst && callOff === null) schedule()
      return () => void listeners.delete(told)
    },
    close() {
      isClosed = true
      callOff?.()
      for (const { sink } of listeners) sink.end()
      listeners.clear()
    },
  }
}

function say(listener: Told, text: string, now: number): void {
  listener.sink.write(text)
  listener.toldAt = now
}

function snapshotOf(answer: LiveAnswer, at: number): Snapshot {
  return {
    at,
    key: JSON.stringify(answer, (name: string, value: unknown) =>
      TIMES.has(name) ? undefined : value,
    ),
    text: event('snapshot', answer),
    still: event('still', { as_of: answer.as_of }),
  }
}

/** Who reads counts these on by themselves. */
const TIMES: ReadonlySet<string> = new Set(['as_of', 'longest_wait_secs'])

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const AWAY = event('away', {})
