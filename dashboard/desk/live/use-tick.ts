import { createSharedComposable } from '@vueuse/core'
import { inject, onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { browserClock, CLOCK } from '../../browser-clock.ts'

/** The current time, moved every second: one timer for all countdowns of the page. */
export const useTick = createSharedComposable((): Readonly<ShallowRef<number>> => {
  const clock = inject(CLOCK, browserClock)
  const now = shallowRef(clock.now())
  const timer = setInterval(() => {
    now.value = clock.now()
  }, 1_000)
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return now
})
