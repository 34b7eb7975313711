import type { Language } from '../format/language.ts'
import type { Theme } from '../theme/theme.ts'
import { bucketHour, bucketTick, bucketTitle, type Grain, hourText } from './bucket-label.ts'
import { quietAxis } from './chart-base.ts'

export interface TimeAxisInput {
  /** Keys of the buckets. */
  readonly buckets: readonly string[]
  readonly grain: Grain
  readonly language: Language
  /** The local day it is now, which says what year needs no saying; null: none does. */
  readonly today: string | null
  readonly theme: Theme
}

/** Buckets as a category axis. Hours of up to two days are marked by the clock, of more by their weekday, at noon. */
export function timeAxis({ buckets, grain, language, today, theme }: TimeAxisInput) {
  const isByClock = buckets.length <= 49
  const isMarked = (hour: number | null) => (isByClock ? (hour ?? 0) % 3 === 0 : hour === 12)
  return {
    ...quietAxis(theme),
    type: 'category' as const,
    data: buckets.map((key) => bucketTitle(key, grain, language, today)),
    axisLabel: {
      ...quietAxis(theme).axisLabel,
      hideOverlap: true,
      formatter: (_title: string, index: number) => {
        const key = buckets[index]
        if (key === undefined) return ''
        return grain === 'hour' && isByClock
          ? hourText(key)
          : bucketTick(key, grain, language, today)
      },
      ...(grain === 'hour'
        ? { interval: (index: number) => isMarked(bucketHour(buckets[index] ?? '')) }
        : {}),
    },
  }
}
