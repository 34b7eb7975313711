import type { EChartsOption, LegendComponentOption, TooltipComponentOption } from 'echarts'
import { AXIS_PARTS, type AxisScale } from '../axis-scale.ts'
import { FONT_FAMILY, type Theme } from '../theme/theme.ts'

/** What every chart shares: no background of its own, no animation of data, the product's type. */
export function chartBase(theme: Theme): EChartsOption {
  return {
    backgroundColor: 'transparent',
    animation: false,
    textStyle: { fontFamily: FONT_FAMILY, fontSize: 12, color: theme.colors['text-3'] },
  }
}

/** The box that follows the pointer: a card like any other, kept inside its tile. */
export function chartTooltip(theme: Theme): TooltipComponentOption {
  return {
    backgroundColor: theme.colors.surface,
    borderColor: theme.colors['line-strong'],
    borderWidth: 1,
    padding: [8, 12],
    confine: true,
    textStyle: { fontFamily: FONT_FAMILY, fontSize: 12, color: theme.colors.text },
    extraCssText: 'box-shadow: 0 4px 16px rgb(16 24 40 / 12%); border-radius: 6px;',
  }
}

/** An axis without line or ticks; its labels in the quietest text. */
export function quietAxis(theme: Theme) {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: theme.colors['text-3'], fontSize: 11 },
  } as const
}

/** The plot fills its box; labels keep inside it. `top` leaves room for a legend. */
export function plotGrid(top: number, right = 4) {
  return {
    left: 4,
    right,
    top,
    bottom: 2,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  } as const
}

/** A tooltip that tells a whole column, and shades it. */
export function columnTooltip(theme: Theme): TooltipComponentOption {
  return {
    ...chartTooltip(theme),
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: theme.colors.text, opacity: 0.05 } },
  }
}

/** Names at the top left; pressing them hides nothing, so that a picture always shows what it says. */
export function chartLegend(theme: Theme): LegendComponentOption {
  return {
    top: 0,
    left: 0,
    type: 'scroll',
    itemWidth: 12,
    itemHeight: 4,
    itemGap: 16,
    selectedMode: false,
    textStyle: { color: theme.colors['text-3'] },
  }
}

/** An axis of values from 0, cut into the parts every axis of a chart has. */
export function valueAxis(theme: Theme, scale: AxisScale, format: (value: number) => string) {
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
