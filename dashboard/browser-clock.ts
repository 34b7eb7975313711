import { type InjectionKey, inject, onScopeDispose, type ShallowRef, shallowRef } from 'vue'

/** Where the dashboard gets the time: the browser, unless a test hands in another. */
export interface BrowserClock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export const CLOCK: InjectionKey<BrowserClock> = Symbol('clock')

export const browserClock: BrowserClock = { now: () => Date.now() }

const TICK_MS = 30_000

/** The current time, moved every half minute: "today" and "3 minutes ago" stay true on a page left open. */
export function useNow(): Readonly<ShallowRef<number>> {
  const clock = inject(CLOCK, browserClock)
  const now = shallowRef(clock.now())
  const timer = setInterval(() => {
    now.value = clock.now()
  }, TICK_MS)
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return now
}
