import { useDocumentVisibility } from '@vueuse/core'
import {
  computed,
  type ComputedRef,
  inject,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue'
import type { LiveAnswer } from '../../domain/contract/public.ts'
import { ApiFailure } from '../api/fetch-json.ts'
import { type LiveSight, liveStreamPath, readLiveLimits } from '../api/live.ts'
import { tellSignedOut } from '../api/signed-out.ts'
import { browserClock, CLOCK } from '../browser-clock.ts'
import { useTick } from '../desk/live/use-tick.ts'
import { browserStream } from './browser-stream.ts'
import { type LiveStreamOptions, openLiveStream } from './live-stream.ts'

/** What is so now, and how true it still is. */
export interface Live {
  /** Null: nothing has come yet. */
  readonly answer: Readonly<ShallowRef<LiveAnswer | null>>
  /** Epoch ms up to which the answer is true. */
  readonly asOf: Readonly<ShallowRef<number>>
  /** The connection is lost: what is shown is as of `asOf`. */
  readonly isLost: Readonly<ShallowRef<boolean>>
  /** Why nothing may be shown at all. */
  readonly failure: Readonly<ShallowRef<Error | null>>
  /** Epoch ms by the server's clock, moved every second; it stands while the connection is lost. */
  readonly now: ComputedRef<number>
}

/** Listens while the page is looked at: a browser has few connections for many windows. */
export function useLive(sight: () => LiveSight): Live {
  const answer = shallowRef<LiveAnswer | null>(null)
  const asOf = shallowRef(0)
  const isLost = shallowRef(false)
  const failure = shallowRef<Error | null>(null)
  const ahead = shallowRef(0)
  const clock = inject(CLOCK, browserClock)
  const tick = useTick()

  function reach(at: string): void {
    asOf.value = Date.parse(at)
    ahead.value = asOf.value - clock.now()
    isLost.value = false
    failure.value = null
  }

  useStream(() => liveStreamPath(sight()), {
    onSnapshot(next) {
      answer.value = next
      reach(next.as_of)
    },
    onStill: reach,
    onLost() {
      isLost.value = true
    },
    onSignedOut: tellSignedOut,
    onRefused() {
      readLiveLimits().catch((cause: unknown) => {
        if (cause instanceof ApiFailure && answer.value === null) failure.value = cause
      })
    },
  })
  return {
    answer,
    asOf,
    isLost,
    failure,
    now: computed(() =>
      isLost.value ? asOf.value : Math.max(asOf.value, tick.value + ahead.value),
    ),
  }
}

/** The stream of an address that may change; none while nobody looks. */
function useStream(
  path: () => string,
  hear: Omit<LiveStreamOptions, 'connect' | 'timers' | 'random'>,
): void {
  const visibility = useDocumentVisibility()
  let close = (): void => undefined
  watch(
    () => (visibility.value === 'hidden' ? null : path()),
    (wanted) => {
      close()
      close = () => undefined
      if (wanted === null) return
      ;({ close } = openLiveStream({
        ...hear,
        connect: () => browserStream(wanted),
        timers: {
          set: (run, ms) => window.setTimeout(run, ms),
          clear: (timer) => {
            window.clearTimeout(timer)
          },
        },
        random: browserRandom,
      }))
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    close()
  })
}

function browserRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
}
