import type { BarSeriesOption, EChartsOption, LineSeriesOption } from 'echarts'
import type { MetricUnit } from '../../domain/contract/public.ts'
import { AXIS_PARTS, type AxisScale, unitScale } from '../axis-scale.ts'
import { formatMark, formatValue } from '../format/format-value.ts'
import type { Language } from '../format/language.ts'
import type { ColorToken, Theme } from '../theme/theme.ts'
import { type AnnotationMark, annotationSeries, MARK_HEIGHT } from './annotation-marks.ts'
import type { Grain } from './bucket-label.ts'
import { bandSeries } from './band-series.ts'
import { chartBase, chartLegend, columnTooltip, plotGrid, valueAxis } from './chart-base.ts'
import { roomForLastTick, timeAxis } from './time-axis.ts'

/** One value of a series with its evidence; the interval is 95 %. */
export interface TrendPoint {
  readonly value: number | null
  readonly n: number
  readonly lo: number | null
  readonly hi: number | null
}

export interface TrendSeries {
  readonly name: string
  readonly unit: MetricUnit
  /** One for each bucket. */
  readonly points: readonly TrendPoint[]
  /** The compare period, bucket by bucket: drawn as a pale dashed line. */
  readonly before?: readonly (number | null)[]
}

/** A promise to oneself, drawn across the chart. */
export interface TrendTarget {
  readonly name: string
  readonly unit: MetricUnit
  readonly value: number
}

export interface TrendInput {
  /** Keys of the buckets. */
  readonly buckets: readonly string[]
  readonly grain: Grain
  /** At most seven; of at most two units. */
  readonly series: readonly TrendSeries[]
  readonly targets: readonly TrendTarget[]
  readonly annotations: readonly AnnotationMark[]
  /** Fewer values than this behind a point and the line turns pale. */
  readonly leastN: number
  /** Counts are parts of a whole: bars stand on each other. */
  readonly isStacked: boolean
  readonly today: string | null
  readonly language: Language
  readonly theme: Theme
}

/** So that series differ without colour too. */
const DASHES = ['solid', [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 4], [1, 3]] as const
const LEGEND_HEIGHT = 30
const SERIES_COLORS: readonly ColorToken[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7']

/**
 * Values over time: counts as bars, times, ratios and scores as lines, each unit on an axis of its own, both cut at
 * the same heights. A single line shows its interval as a band; of several the bands would hide each other.
 */
export function trendOption(input: TrendInput): EChartsOption {
  const { buckets, grain, series, language, today, theme } = input
  const units = [...new Set(series.map(({ unit }) => unit))].slice(0, 2)
  const scales = units.map((unit) => unitScale(unit, mostOf(input, unit)))
  return {
    ...chartBase(theme),
    grid: plotGrid(
      input.annotations.length > 0 ? LEGEND_HEIGHT + MARK_HEIGHT : LEGEND_HEIGHT,
      // A second axis at the right leaves the room.
      units.length > 1 ? undefined : roomForLastTick(input),
    ),
    legend: { ...chartLegend(theme), data: series.map(({ name }) => name) },
    tooltip: columnTooltip(theme),
    xAxis: timeAxis({ buckets, grain, language, today, theme }),
    yAxis: units.map((unit, index) => ({
      ...valueAxis(theme, scales[index] ?? { step: 1, max: AXIS_PARTS }, (value) =>
        formatMark(value, unit, language),
      ),
      ...(index > 0 ? { splitLine: { show: false } } : {}),
    })),
    series: [
      ...series.flatMap((one, index) => {
        const axis = units.indexOf(one.unit)
        const place = { one, index, axis, scale: scales[axis] ?? { step: 1, max: AXIS_PARTS } }
        const drawn = one.unit === 'count' ? [bars(place, input)] : lines(place, input)
        return [...drawn, ...beforeLine(place, input), ...targetLines(place, input)]
      }),
      ...annotationSeries(input.annotations, theme),
    ],
  }
}

interface Place {
  readonly one: TrendSeries
  readonly index: number
  readonly axis: number
  readonly scale: AxisScale
}

function mostOf({ series, targets, isStacked, buckets }: TrendInput, unit: MetricUnit): number {
  const own = series.filter((one) => one.unit === unit)
  const before = own.flatMap(({ before: values }) => values ?? []).map((value) => value ?? 0)
  const lines = targets.filter((target) => target.unit === unit).map(({ value }) => value)
  const valueAt = (bucket: number) => own.map(({ points }) => points[bucket]?.value ?? 0)
  const isWhole = isStacked && unit === 'count'
  const heights = buckets.map((_, bucket) =>
    isWhole
      ? valueAt(bucket).reduce((sum, value) => sum + value, 0)
      : Math.max(0, ...valueAt(bucket)),
  )
  return Math.max(0, ...heights, ...before, ...lines)
}

const colorOf = (index: number, theme: Theme) =>
  theme.colors[SERIES_COLORS[index % SERIES_COLORS.length] ?? 's1']

function bars({ one, index, axis }: Place, input: TrendInput): BarSeriesOption {
  const { theme, language, isStacked, series } = input
  const isAlone = series.filter(({ unit }) => unit === 'count').length === 1
  return {
    name: one.name,
    type: 'bar',
    yAxisIndex: axis,
    ...(isStacked ? { stack: 'whole' } : {}),
    data: one.points.map(({ value }) => value),
    barCategoryGap: '14%',
    barMaxWidth: 44,
    itemStyle: {
      color: colorOf(index, theme),
      opacity: isAlone ? 0.35 : 0.8,
      borderRadius: isStacked ? 0 : [2, 2, 0, 0],
    },
    emphasis: { itemStyle: { opacity: isAlone ? 0.55 : 1 } },
    tooltip: { valueFormatter: (value) => formatValue(numberOrNull(value), 'count', language) },
  }
}

/** The whole line pale, and over it the parts with enough cases behind them. */
function lines(place: Place, input: TrendInput): LineSeriesOption[] {
  const { one, index, axis, scale } = place
  const { theme, language, leastN, buckets, series, grain } = input
  const color = colorOf(index, theme)
  const lineCount = series.filter(({ unit }) => unit !== 'count').length
  const dash = lineCount === 1 ? 'solid' : DASHES[index % DASHES.length]
  const shared = {
    type: 'line',
    yAxisIndex: axis,
    itemStyle: { color },
    symbol: 'circle',
    symbolSize: 5,
    emphasis: { disabled: true },
  } as const
  const style = { color, type: typeof dash === 'string' ? dash : [...(dash ?? [])] } as const
  return [
    ...(lineCount === 1 && grain !== 'hour' ? band(place, input, scale.max) : []),
    {
      ...shared,
      name: one.name,
      data: one.points.map(({ value, n }) => (n < leastN ? null : value)),
      showSymbol: buckets.length <= 31,
      lineStyle: { ...style, width: 1.8 },
      z: 4,
      tooltip: { show: false },
    },
    {
      ...shared,
      // A space apart from the name in the legend: one entry there, its own line in the tooltip.
      name: `${one.name} `,
      data: one.points.map(({ value }) => value),
      showSymbol: false,
      lineStyle: { ...style, width: 1.2, opacity: 0.4 },
      z: 3,
      tooltip: {
        valueFormatter: (value, bucket) =>
          `${formatValue(numberOrNull(value), one.unit, language)} · n ${formatValue(one.points[bucket]?.n ?? 0, 'count', language)}`,
      },
    },
  ]
}

/** The interval as a stacked pair: an invisible floor at `lo`, and the height up to `hi`. */
function band(
  { one, index, axis }: Place,
  { theme }: TrendInput,
  most: number,
): LineSeriesOption[] {
  const ends = one.points.map(({ lo, hi }) =>
    lo === null || hi === null ? null : { lo: Math.min(lo, most), hi: Math.min(hi, most) },
  )
  return bandSeries(ends, {
    stack: `interval-${String(index)}`,
    axis,
    color: colorOf(index, theme),
    opacity: 0.11,
  })
}

function beforeLine({ one, index, axis }: Place, { theme }: TrendInput): LineSeriesOption[] {
  if (one.before === undefined) return []
  return [
    {
      type: 'line',
      yAxisIndex: axis,
      name: `${one.name}  `,
      data: [...one.before],
      symbol: 'none',
      silent: true,
      lineStyle: { color: colorOf(index, theme), width: 1, type: [3, 4], opacity: 0.7 },
      z: 2,
      tooltip: { show: false },
    },
  ]
}

function targetLines({ one, index, axis }: Place, { targets, theme, series }: TrendInput) {
  const isFirstOfUnit = series.findIndex(({ unit }) => unit === one.unit) === index
  const own = isFirstOfUnit ? targets.filter(({ unit }) => unit === one.unit) : []
  return own.map(
    ({ name, value }): LineSeriesOption => ({
      type: 'line',
      yAxisIndex: axis,
      data: [],
      silent: true,
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: theme.colors['text-3'], type: [4, 4], width: 1 },
        label: { formatter: name, position: 'insideEndTop', color: theme.colors['text-3'] },
        data: [{ yAxis: value }],
      },
    }),
  )
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
