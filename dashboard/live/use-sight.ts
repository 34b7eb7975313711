import { computed, type ComputedRef } from 'vue'
import { valueName } from '../../charts/public.ts'
import type { LiveSight } from '../api/live.ts'
import { useRows } from '../api/use-rows.ts'
import { useView } from '../filters/use-view.ts'
import { useText } from '../language/use-text.ts'

/** Whose present the page looks at, as it stands in the URL: some teams, some queues, else all. */
export function useSight(): {
  readonly sight: ComputedRef<LiveSight>
  /** Its teams and queues by name; empty when all is looked at. */
  readonly words: ComputedRef<string>
} {
  const { language } = useText()
  const { state } = useView()
  const chosen = (dimension: 'team' | 'queue') => state.value.filters[dimension] ?? []
  const sight = computed(() => ({ teams: chosen('team'), queues: chosen('queue') }))
  const names = { team: useNamesOf('team'), queue: useNamesOf('queue') }
  const words = computed(() =>
    (['team', 'queue'] as const)
      .flatMap((dimension) =>
        chosen(dimension).map((value) =>
          valueName(dimension, value, {
            language: language.value,
            names: names[dimension].data.value?.names,
          }),
        ),
      )
      .join(' · '),
  )
  return { sight, words }
}

/** The question that the filter's menu asks too: it is answered once. */
function useNamesOf(dimension: 'team' | 'queue') {
  const { state, frame } = useView()
  return useRows(() => {
    if (frame.value === null || (state.value.filters[dimension] ?? []).length === 0) return null
    const { [dimension]: _own, ...filters } = frame.value.filters
    return { ...frame.value, filters, metrics: ['cases_opened_count'], dimensions: [dimension] }
  })
}
