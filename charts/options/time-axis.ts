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
  const tickOf = ticks({ buckets, grain, language, today })
  const isByClock = isMarkedByClock(buckets)
  const isMarked = (hour: number | null) => (isByClock ? (hour ?? 0) % 3 === 0 : hour === 12)
  return {
    ...quietAxis(theme),
    type: 'category' as const,
    data: buckets.map((key) => bucketTitle(key, grain, language, today)),
    axisLabel: {
      ...quietAxis(theme).axisLabel,
      hideOverlap: true,
      formatter: (_title: string, index: number) => tickOf(index),
      ...(grain === 'hour'
        ? { interval: (index: number) => isMarked(bucketHour(buckets[index] ?? '')) }
        : {}),
    },
  }
}

/** Pixels of a label's characters: digits and Latin letters, and Chinese ones. */
const [NARROW, WIDE] = [6.4, 11]

/**
 * How much of the last label may stand beyond the last bucket, pixels: half of it. The room is kept by the plot, for at
 * some widths the chart itself reckons with another last label than it draws (verified on ECharts 6.0).
 */
export function roomForLastTick(input: Omit<TimeAxisInput, 'theme'>): number {
  const text = ticks(input)(input.buckets.length - 1)
  const width = Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? WIDE : NARROW), 0)
  return Math.ceil(width / 2)
}

const isMarkedByClock = (buckets: readonly string[]) => buckets.length <= 49

function ticks({ buckets, grain, language, today }: Omit<TimeAxisInput, 'theme'>) {
  const isByClock = isMarkedByClock(buckets)
  return (index: number): string => {
    const key = buckets[index]
    if (key === undefined) return ''
    return grain === 'hour' && isByClock ? hourText(key) : bucketTick(key, grain, language, today)
  }
}
