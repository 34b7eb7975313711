import { useRows } from '../api/use-rows.ts'
import type { View } from '../filters/use-view.ts'
import { FIGURE_METRICS } from './overview-metrics.ts'

export type FiguresRead = ReturnType<typeof useFigures>

/** The five figures over the whole range, with the compare period: one row. */
export function useFigures({ frame, compare }: View) {
  return useRows(() =>
    frame.value === null
      ? null
      : {
          ...frame.value,
          metrics: [...FIGURE_METRICS],
          ...(compare.value === null ? {} : { compare: compare.value }),
        },
  )
}
