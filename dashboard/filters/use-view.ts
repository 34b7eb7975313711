import { computed, type ComputedRef, type InjectionKey, inject, provide } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { DimensionKey } from '../../domain/contract/public.ts'
import { useAccount } from '../api/read-options.ts'
import { useNow } from '../browser-clock.ts'
import { localDay } from './local-day.ts'
import {
  besideView,
  type ComparePeriod,
  daysOfView,
  type Filters,
  parseView,
  type ServiceClock,
  type ViewState,
  viewToQuery,
} from './view-state.ts'

/** What every query of a page shares: its days, its zone, its filters. */
export interface QueryFrame {
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly filters: Record<string, DimensionKey[]>
}

export interface View {
  readonly state: ComputedRef<ViewState>
  /** Null until the account's zone is known: which days "last 7 days" are depends on it. */
  readonly frame: ComputedRef<QueryFrame | null>
  readonly compare: ComputedRef<ComparePeriod | null>
  readonly tz: ComputedRef<string | null>
  readonly clock: ComputedRef<ServiceClock>
  /** The local day it is now in the view's zone. */
  readonly today: ComputedRef<string | null>
  readonly change: (part: Partial<ViewState>) => void
}

const VIEW: InjectionKey<View> = Symbol('view')

/**
 * Reads the page's view from the URL and hands it to everything inside the page.
 * @param fixed filters that the page itself is about; they hold whatever is chosen
 */
export function provideView(fixed: () => Filters = () => ({})): View {
  const route = useRoute()
  const router = useRouter()
  const now = useNow()
  const { data: account } = useAccount()
  const state = computed(() => parseView(route.query))
  const tz = computed(() => state.value.tz ?? account.value?.tz ?? null)
  const today = computed(() => (tz.value === null ? null : localDay(now.value, tz.value)))
  const view: View = {
    state,
    tz,
    today,
    compare: computed(() => state.value.compare),
    clock: computed(() => state.value.clock),
    frame: computed(() =>
      tz.value === null || today.value === null
        ? null
        : {
            ...daysOfView(state.value, today.value),
            tz: tz.value,
            filters: forRequest({ ...state.value.filters, ...fixed() }),
          },
    ),
    change: (part) => {
      void router.push({
        query: { ...besideView(route.query), ...viewToQuery({ ...state.value, ...part }) },
      })
    },
  }
  provide(VIEW, view)
  return view
}

/** The view of the page around. */
export function useView(): View {
  const view = inject(VIEW)
  if (view === undefined) throw new Error('useView needs a page that called provideView.')
  return view
}

function forRequest(filters: Filters): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(filters).map(([dimension, values]) => [dimension, [...values]]),
  )
}
