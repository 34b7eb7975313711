import type { LiveAnswer } from '../../domain/contract/public.ts'

/** The part of a browser's EventSource that is used; a test hands in its own. */
export interface RawStream {
  onevent: ((name: string, data: string) => void) | null
  /** `isRefused`: the server answered, and not with events. */
  onend: ((isRefused: boolean) => void) | null
  close(): void
}

export interface StreamTimers {
  set(run: () => void, ms: number): number
  clear(timer: number): void
}

export interface LiveStreamOptions {
  readonly connect: () => RawStream
  readonly timers: StreamTimers
  /** From 0 to below 1: spreads the return of many pages. */
  readonly random: () => number
  readonly onSnapshot: (answer: LiveAnswer) => void
  /** Nothing has changed up to this instant. */
  readonly onStill: (asOf: string) => void
  /** What is shown grows old from now on, until the next snapshot. */
  readonly onLost: () => void
  readonly onSignedOut: () => void
  /** Why the server did not let this page listen is worth asking. */
  readonly onRefused: () => void
}

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 15_000
/** The server says something every five seconds. */
const SILENCE_MS = 15_000

/** What is so now, event by event; it comes back by itself: after 1 s, doubling to 15 s, each time ± 25 %. */
export function openLiveStream(options: LiveStreamOptions): { readonly close: () => void } {
  const { connect, timers, random } = options
  let raw: RawStream | null = null
  let attempts = 0
  let timer: number | null = null

  function wait(run: () => void, ms: number): void {
    if (timer !== null) timers.clear(timer)
    timer = timers.set(run, ms)
  }

  function open(): void {
    const mine = connect()
    raw = mine
    wait(lose, SILENCE_MS)
    mine.onevent = (name, data) => {
      if (raw === mine) hear(name, data)
    }
    mine.onend = (isRefused) => {
      if (raw !== mine) return
      if (isRefused) options.onRefused()
      lose()
    }
  }

  function hear(name: string, data: string): void {
    if (name === 'end') {
      end(JSON.parse(data) as { readonly reason: string })
      return
    }
    attempts = 0
    wait(lose, SILENCE_MS)
    if (name === 'snapshot') options.onSnapshot(JSON.parse(data) as LiveAnswer)
    else if (name === 'still') options.onStill((JSON.parse(data) as { as_of: string }).as_of)
    else if (name === 'away') options.onLost()
  }

  /** With other rights one comes again, and is told what they show. */
  function end({ reason }: { readonly reason: string }): void {
    if (reason !== 'signed_out') {
      lose()
      return
    }
    close()
    options.onLost()
    options.onSignedOut()
  }

  function lose(): void {
    raw?.close()
    raw = null
    options.onLost()
    const pause = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts)
    attempts += 1
    wait(open, pause * (0.75 + random() / 2))
  }

  function close(): void {
    raw?.close()
    raw = null
    if (timer !== null) timers.clear(timer)
    timer = null
  }

  open()
  return { close }
}
