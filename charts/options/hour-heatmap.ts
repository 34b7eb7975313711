import type { EChartsOption, HeatmapSeriesOption } from 'echarts'
import { formatCount } from '../format/format-count.ts'
import { formatWeekday } from '../format/format-days.ts'
import type { Language } from '../format/language.ts'
import type { HourOfWeekMean } from '../hour-of-week.ts'
import type { Theme } from '../theme/theme.ts'
import { chartBase, chartTooltip, plotGrid, quietAxis } from './chart-base.ts'

export interface HourHeatmapInput {
  readonly cells: readonly HourOfWeekMean[]
  /** The sentence of one cell, for the tooltip. Plain text: it is escaped here. */
  readonly describe: (cell: HourOfWeekMean, weekday: string) => string
  readonly language: Language
  readonly theme: Theme
}

/** Any Monday: its week gives the weekday names. */
const A_MONDAY = Date.UTC(2026, 0, 5)

/** Hour × weekday, Monday on top. An hour that has not come yet is left blank, which is not 0. */
export function hourHeatmapOption({
  cells,
  describe,
  language,
  theme,
}: HourHeatmapInput): EChartsOption {
  const weekdays = weekdayNames(language)
  const known = cells.filter((cell) => cell.mean !== null)
  return {
    ...chartBase(theme),
    grid: plotGrid(2, 2),
    tooltip: {
      ...chartTooltip(theme),
      formatter: (params) => {
        const cell = Array.isArray(params) ? undefined : known[params.dataIndex]
        return cell === undefined ? '' : escapeHtml(describe(cell, weekdays[cell.weekday] ?? ''))
      },
    },
    xAxis: {
      ...quietAxis(theme),
      type: 'category',
      data: Array.from({ length: 24 }, (_, hour) => String(hour)),
      axisLabel: { ...quietAxis(theme).axisLabel, interval: (index: number) => index % 6 === 0 },
      splitLine: { show: false },
    },
    yAxis: {
      ...quietAxis(theme),
      type: 'category',
      inverse: true,
      data: [...weekdays],
      splitLine: { show: false },
    },
    visualMap: {
      show: false,
      min: 0,
      max: mostOf(known),
      inRange: { color: [...theme.heat] },
    },
    series: [cellSeries(known, theme)],
  }
}

function cellSeries(cells: readonly HourOfWeekMean[], theme: Theme): HeatmapSeriesOption {
  return {
    type: 'heatmap',
    data: cells.map(({ hour, weekday, mean }) => [hour, weekday, mean ?? '-']),
    itemStyle: { borderColor: theme.colors.surface, borderWidth: 2, borderRadius: 3 },
    emphasis: { itemStyle: { borderColor: theme.colors.text, borderWidth: 1 } },
    progressive: 0,
  }
}

/** The ends of the heat scale as text: `0` and the greatest mean. */
export function heatScaleLabels(
  cells: readonly HourOfWeekMean[],
  language: Language,
): readonly [string, string] {
  return ['0', formatCount(mostOf(cells), language, 1)]
}

/** `Mon` … `Sun` in the language, Monday first. */
export function weekdayNames(language: Language): readonly string[] {
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(A_MONDAY + index * 86_400_000).toISOString().slice(0, 10)
    return formatWeekday(day, language)
  })
}

function mostOf(cells: readonly HourOfWeekMean[]): number {
  return Math.max(0, ...cells.map(({ mean }) => mean ?? 0)) || 1
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
