import { computed, type ComputedRef } from 'vue'
import { valueName, type ValueNames } from '../../charts/public.ts'
import type { LiveSight } from '../api/live.ts'
import { useRows } from '../api/use-rows.ts'
import type { View } from '../filters/use-view.ts'
import { useText } from '../language/use-text.ts'

const NARROWED_BY = ['team', 'queue'] as const
type Narrowing = (typeof NARROWED_BY)[number]

const chosenOf = ({ state }: View, dimension: Narrowing) => state.value.filters[dimension] ?? []

/** Whose present the page looks at, as it stands in the URL: some teams, some queues, else all. */
export function useSight(view: View): ComputedRef<LiveSight> {
  return computed(() => ({ teams: chosenOf(view, 'team'), queues: chosenOf(view, 'queue') }))
}

/**
 * Its teams and queues by name; empty when all is looked at.
 * @param shown names that the present itself brought: of a queue that nothing was opened into lately too
 */
export function useSightWords(
  view: View,
  shown: () => ValueNames | undefined,
): ComputedRef<string> {
  const { language } = useText()
  const opened = { team: useNamesOf('team', view), queue: useNamesOf('queue', view) }
  return computed(() =>
    NARROWED_BY.flatMap((dimension) => {
      const known = { ...opened[dimension].data.value?.names[dimension], ...shown()?.[dimension] }
      const names = { [dimension]: known }
      return chosenOf(view, dimension).map((value) =>
        valueName(dimension, value, { language: language.value, names }),
      )
    }).join(' · '),
  )
}

/** The question that the filter's menu asks too: it is answered once. */
function useNamesOf(dimension: Narrowing, view: View) {
  return useRows(() => {
    const frame = view.frame.value
    if (frame === null || chosenOf(view, dimension).length === 0) return null
    const { [dimension]: _own, ...filters } = frame.filters
    return { ...frame, filters, metrics: ['cases_opened_count'], dimensions: [dimension] }
  })
}
