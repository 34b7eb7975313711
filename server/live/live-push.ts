import type { Principal, SignInState } from '../../accounts/public.ts'
import type { LiveAnswer } from '../../domain/contract/public.ts'
import type { Clock } from '../../domain/public.ts'
import { liveEvent } from './live-event.ts'
import type { LiveScope } from './live-scope.ts'
import { shareSnapshots } from './shared-snapshots.ts'

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

const TURN_MS = 1_000
/** A connection that says nothing for longer is taken for lost (docs/api.md). */
const STILL_MS = 5_000

interface Told extends LiveListener {
  /** What it was told last; null: nothing, or that nothing is known. */
  key: string | null
  toldAt: number
}

export function createLivePush({ answer, signedIn, clock, later }: LivePushParts): LivePush {
  const listeners = new Set<Told>()
  const snapshots = shareSnapshots({ answer, clock, keptMs: TURN_MS / 2 })
  let callOff: (() => void) | null = null
  let isClosed = false
  /** A turn runs or is due. */
  let isTurning = false

  async function tell(listener: Told): Promise<void> {
    const snapshot = await snapshots.of(listener.scope)
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

  async function turn(): Promise<void> {
    try {
      await dismiss(listeners, signedIn)
      await Promise.all([...listeners].map(tell))
    } catch {
      // Whether they may still listen could not be asked: nothing is told until it can.
    }
    snapshots.keep([...listeners].map(({ scope }) => scope))
    isTurning = false
    begin()
  }

  /** One turn after the other, never two at once. */
  function begin(): void {
    if (isClosed || isTurning || listeners.size === 0) return
    isTurning = true
    callOff = later(() => void turn(), TURN_MS)
  }

  return {
    join(listener) {
      const told: Told = { ...listener, key: null, toldAt: clock.now() }
      if (isClosed) {
        listener.sink.end()
        return () => undefined
      }
      listeners.add(told)
      void tell(told)
      begin()
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

/** Ends whoever is not signed in any more, or with other rights than they came with. */
async function dismiss(listeners: Set<Told>, signedIn: LivePushParts['signedIn']): Promise<void> {
  const all = [...listeners]
  const states = await signedIn(all.map(({ principal }) => principal))
  all.forEach((listener, index) => {
    if (states[index] === 'same') return
    const reason = states[index] === 'over' ? 'signed_out' : 'rights_changed'
    listener.sink.write(liveEvent('end', { reason }))
    listener.sink.end()
    listeners.delete(listener)
  })
}

function say(listener: Told, text: string, now: number): void {
  listener.sink.write(text)
  listener.toldAt = now
}

const AWAY = liveEvent('away', {})
