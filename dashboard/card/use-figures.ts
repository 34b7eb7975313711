import { useRows } from '../api/use-rows.ts'
import { useMetrics } from '../api/read-options.ts'
import { computed } from 'vue'
import type { View } from '../filters/use-view.ts'
import { onClock } from './card-request.ts'

/** Says whether there is anything at all, whatever a page shows. */
const ANY_CASES = 'cases_opened_count'

/**
 * The large figures of a page over its whole range, with the compare period: one row. Asked for twice, it is read
 * once: by the row that shows them and by the page, which learns from it whether there is anything.
 */
export function useFigures(
  { frame, compare, clock }: Pick<View, 'frame' | 'compare' | 'clock'>,
  metrics: () => readonly string[],
) {
  const { data: catalogue } = useMetrics()
  const ids = computed(() => new Set((catalogue.value ?? []).map(({ id }) => id)))
  const shown = computed(() => metrics().map((id) => onClock(id, clock.value, ids.value)))
  const read = useRows(() =>
    frame.value === null
      ? null
      : {
          ...frame.value,
          metrics: [...new Set([...shown.value, ANY_CASES])],
          ...(compare.value === null ? {} : { compare: compare.value }),
        },
  )
  return { ...read, shown }
}
