import type { BarSeriesOption, EChartsOption, LineSeriesOption } from 'echarts'
import { countScale } from '../axis-scale.ts'
import { formatCount } from '../format/format-count.ts'
import type { Language } from '../format/language.ts'
import type { Theme } from '../theme/theme.ts'
import { bandSeries } from './band-series.ts'
import {
  chartBase,
  chartLegend,
  columnTooltip,
  plotGrid,
  quietAxis,
  valueAxis,
} from './chart-base.ts'

/** A half hour of the day. */
export interface ArrivalSlot {
  /** `09:30` */
  readonly time: string
  /** Null: not yet. */
  readonly count: number | null
  /** It still runs: its bar is paler. */
  readonly isRunning: boolean
  /** Null: what is usual is not known. */
  readonly usual: { readonly mean: number; readonly lo: number; readonly hi: number } | null
}

export interface ArrivalsInput {
  readonly slots: readonly ArrivalSlot[]
  readonly names: { readonly today: string; readonly usual: string }
  readonly language: Language
  readonly theme: Theme
}

/** Today as bars, before what is usual: its 10 to 90 % as a band, its mean as a dashed line. */
export function arrivalsOption(input: ArrivalsInput): EChartsOption {
  const { slots, names, language, theme } = input
  const { colors } = theme
  const most = Math.max(0, ...slots.map(({ count, usual }) => Math.max(count ?? 0, usual?.hi ?? 0)))
  return {
    ...chartBase(theme),
    grid: plotGrid(30),
    legend: {
      ...chartLegend(theme),
      data: slots.some(({ usual }) => usual !== null) ? [names.today, names.usual] : [names.today],
    },
    tooltip: columnTooltip(theme),
    xAxis: {
      ...quietAxis(theme),
      type: 'category',
      data: slots.map(({ time }) => time),
      axisLabel: {
        ...quietAxis(theme).axisLabel,
        hideOverlap: true,
        interval: (index: number) => index % 8 === 0,
      },
    },
    yAxis: valueAxis(theme, countScale(most), (value) => formatCount(value, language)),
    series: [
      ...bandSeries(
        slots.map(({ usual }) => usual),
        { stack: 'usual', color: colors.s7, opacity: 0.16 },
      ),
      todayBars(input),
      usualLine(input),
    ],
  }
}

function todayBars({ slots, names, theme }: ArrivalsInput): BarSeriesOption {
  return {
    name: names.today,
    type: 'bar',
    barCategoryGap: '18%',
    data: slots.map(({ count, isRunning }) => ({
      value: count ?? '-',
      itemStyle: { opacity: isRunning ? 0.4 : 0.85 },
    })),
    itemStyle: { color: theme.colors.s1, borderRadius: [2, 2, 0, 0] },
  }
}

function usualLine({ slots, names, language, theme }: ArrivalsInput): LineSeriesOption {
  const color = theme.colors['text-3']
  return {
    name: names.usual,
    type: 'line',
    symbol: 'none',
    data: slots.map(({ usual }) => usual?.mean ?? null),
    lineStyle: { color, width: 1.2, type: [4, 3] },
    itemStyle: { color },
    tooltip: {
      valueFormatter: (_value, index) => usualText(slots[index]?.usual ?? null, language),
    },
  }
}

function usualText(usual: ArrivalSlot['usual'], language: Language): string {
  if (usual === null) return '–'
  const [mean, lo, hi] = [usual.mean, usual.lo, usual.hi].map((value) =>
    formatCount(Math.round(value), language),
  )
  return `${mean ?? ''} (${lo ?? ''} – ${hi ?? ''})`
}
