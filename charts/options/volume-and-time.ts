import type { BarSeriesOption, EChartsOption, LineSeriesOption } from 'echarts'
import { AXIS_PARTS, countScale, secsScale } from '../axis-scale.ts'
import { formatCount } from '../format/format-count.ts'
import { formatSecs, formatSecsMark } from '../format/format-secs.ts'
import type { Language } from '../format/language.ts'
import type { Theme } from '../theme/theme.ts'
import { bucketHour, bucketTick, bucketTitle, type Grain, hourText } from './bucket-label.ts'
import { chartBase, chartTooltip, quietAxis } from './chart-base.ts'

/** One bucket: how many, and how long; `n` is behind the time, `lo`/`hi` its 95 % interval. */
export interface VolumeBucket {
  readonly key: string
  readonly count: number | null
  readonly secs: number | null
  readonly n: number
  readonly lo: number | null
  readonly hi: number | null
}

/** Something that happened, from one bucket's key to another's, both included. */
export interface Annotation {
  readonly label: string
  readonly from: string
  readonly to: string
}

export interface VolumeAndTimeInput {
  readonly buckets: readonly VolumeBucket[]
  readonly grain: Grain
  readonly annotations: readonly Annotation[]
  readonly labels: { readonly count: string; readonly secs: string }
  /** Fewer values than this behind a point and the line turns pale: it is shown, but says little. */
  readonly leastN: number
  /** The local day it is now, which says what year needs no saying; null: none does. */
  readonly today: string | null
  readonly language: Language
  readonly theme: Theme
}

/**
 * Bars for how many, a line for how long, on two axes cut at the same heights. A bucket without a value
 * breaks the line. Hours show no interval band: at that width it would be a smear.
 */
export function volumeAndTimeOption(input: VolumeAndTimeInput): EChartsOption {
  const { buckets, grain, language, today, theme, labels } = input
  const counts = countScale(Math.max(0, ...buckets.map(({ count }) => count ?? 0)))
  const times = secsScale(Math.max(0, ...buckets.map(({ secs }) => secs ?? 0)))
  return {
    ...chartBase(theme),
    grid: {
      left: 4,
      right: 4,
      top: 30,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 4,
      itemGap: 16,
      selectedMode: false,
      textStyle: { color: theme.colors['text-3'] },
      data: [labels.count, labels.secs],
    },
    tooltip: { ...chartTooltip(theme), trigger: 'axis', axisPointer: pointer(theme) },
    xAxis: {
      ...quietAxis(theme),
      type: 'category',
      data: buckets.map(({ key }) => bucketTitle(key, grain, language, today)),
      axisLabel: tickLabels(input),
    },
    yAxis: [
      valueAxis(theme, counts, (value) => formatCount(value, language)),
      {
        ...valueAxis(theme, times, (value) => formatSecsMark(value, language)),
        splitLine: { show: false },
      },
    ],
    series: [bars(input), ...band(input, times.max), ...lines(input)],
  }
}

function bars({
  buckets,
  annotations,
  grain,
  language,
  today,
  labels,
  theme,
}: VolumeAndTimeInput): BarSeriesOption {
  return {
    name: labels.count,
    type: 'bar',
    data: buckets.map(({ count }) => count),
    barCategoryGap: '14%',
    barMaxWidth: 44,
    itemStyle: { color: theme.colors.s1, opacity: 0.3, borderRadius: [2, 2, 0, 0] },
    emphasis: { itemStyle: { opacity: 0.55 } },
    tooltip: { valueFormatter: (value) => formatCount(numberOrNull(value), language) },
    ...(annotations.length === 0
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: theme.colors['warn-soft'], opacity: 0.8 },
            label: { color: theme.colors.warn, fontSize: 11, position: 'insideTop' },
            data: annotations.map(({ label, from, to }) => [
              { name: label, xAxis: bucketTitle(from, grain, language, today) },
              { xAxis: bucketTitle(to, grain, language, today) },
            ]),
          },
        }),
  }
}

/** The interval as a stacked pair: an invisible floor at `lo`, and the height up to `hi`. */
function band({ buckets, grain, theme }: VolumeAndTimeInput, most: number): LineSeriesOption[] {
  if (grain === 'hour') return []
  const ends = buckets.map(({ lo, hi }) =>
    lo === null || hi === null ? null : { lo, hi: Math.min(hi, most) },
  )
  const hidden = {
    type: 'line',
    yAxisIndex: 1,
    stack: 'interval',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  } as const
  return [
    { ...hidden, data: ends.map((end) => end?.lo ?? null) },
    {
      ...hidden,
      data: ends.map((end) => (end === null ? null : Math.max(0, end.hi - end.lo))),
      areaStyle: { color: theme.colors.s2, opacity: 0.11 },
    },
  ]
}

/** The whole line pale, and over it the parts with enough cases behind them. */
function lines({
  buckets,
  leastN,
  language,
  labels,
  theme,
}: VolumeAndTimeInput): LineSeriesOption[] {
  const enough = buckets.map(({ secs, n }) => (n < leastN ? null : secs))
  const shared = {
    type: 'line',
    yAxisIndex: 1,
    itemStyle: { color: theme.colors.s2 },
    symbol: 'circle',
    symbolSize: 5,
    emphasis: { disabled: true },
  } as const
  return [
    {
      ...shared,
      name: labels.secs,
      data: enough,
      showSymbol: buckets.length <= 31,
      lineStyle: { width: 1.8, color: theme.colors.s2 },
      z: 4,
      tooltip: { show: false },
    },
    {
      ...shared,
      // A space apart from the name in the legend: one entry there, its own line in the tooltip.
      name: `${labels.secs} `,
      data: buckets.map(({ secs }) => secs),
      showSymbol: false,
      lineStyle: { width: 1.2, color: theme.colors.s2, opacity: 0.4 },
      z: 3,
      tooltip: {
        valueFormatter: (value, index) =>
          `${formatSecs(numberOrNull(value), language)} · n ${formatCount(buckets[index]?.n ?? 0, language)}`,
      },
    },
  ]
}

/** Hours of up to two days are marked by the clock, of more by their weekday, at noon. */
function tickLabels({ buckets, grain, language, today, theme }: VolumeAndTimeInput) {
  const isByClock = buckets.length <= 49
  const isMarked = (hour: number | null) => (isByClock ? (hour ?? 0) % 3 === 0 : hour === 12)
  return {
    ...quietAxis(theme).axisLabel,
    hideOverlap: true,
    formatter: (_title: string, index: number) => {
      const key = buckets[index]?.key
      if (key === undefined) return ''
      return grain === 'hour' && isByClock ? hourText(key) : bucketTick(key, grain, language, today)
    },
    ...(grain === 'hour'
      ? { interval: (index: number) => isMarked(bucketHour(buckets[index]?.key ?? '')) }
      : {}),
  }
}

function valueAxis(
  theme: Theme,
  scale: { max: number; step: number },
  format: (value: number) => string,
) {
  return {
    ...quietAxis(theme),
    type: 'value',
    min: 0,
    max: scale.max,
    interval: scale.max / AXIS_PARTS,
    axisLabel: { ...quietAxis(theme).axisLabel, formatter: format },
    splitLine: { lineStyle: { color: theme.colors.line } },
  } as const
}

function pointer(theme: Theme) {
  return { type: 'shadow', shadowStyle: { color: theme.colors.text, opacity: 0.05 } } as const
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
