import type { LineSeriesOption } from 'echarts'
import type { Theme } from '../theme/theme.ts'

export interface MarkedSpan {
  readonly from: number
  readonly to: number
  readonly isWarning: boolean
}

/** What happened around one column of a chart over time. Things too close to be told apart share a mark. */
export interface AnnotationMark {
  /** Where its sign stands, as a position among the buckets. */
  readonly at: number
  /** A sign of the kind, or how many there are. */
  readonly sign: string
  /** One of what it stands for is bad. */
  readonly isWarning: boolean
  /** What it marks: one column, or from one to another, both included. From left to right; the first begins at `at`. */
  readonly spans: readonly MarkedSpan[]
}

/** Height that the signs take above the plot. */
export const MARK_HEIGHT = 20
/** What lies below stays as legible as without. */
const SHADE = 0.09

/**
 * A thin line for a moment, a shaded span for what lasts, and a quiet sign on top. What it says is for the page to
 * tell: labels of a few words would lie over each other.
 */
export function annotationSeries(
  marks: readonly AnnotationMark[],
  theme: Theme,
): LineSeriesOption[] {
  if (marks.length === 0) return []
  const { colors } = theme
  const spans = marks.flatMap(({ spans: own, ...mark }) =>
    own.map((span, index) => ({ ...span, sign: index === 0 ? mark : null })),
  )
  const colorOf = (isWarning: boolean) => (isWarning ? colors.warn : colors['text-3'])
  return [
    {
      type: 'line',
      data: [],
      silent: true,
      tooltip: { show: false },
      z: 1,
      markArea: {
        silent: true,
        data: spans
          .filter(({ from, to }) => to > from)
          .map(({ from, to, isWarning }) => [
            { xAxis: from, itemStyle: { color: colorOf(isWarning), opacity: SHADE } },
            { xAxis: to },
          ]),
      },
      markLine: {
        silent: true,
        symbol: 'none',
        data: spans.map(({ from, isWarning, sign }) => ({
          xAxis: from,
          lineStyle: { color: colorOf(isWarning), type: 'solid', width: 1, opacity: 0.6 },
          label: sign === null ? { show: false } : signLabel(sign, theme),
        })),
      },
    },
  ]
}

function signLabel({ sign, isWarning }: Omit<AnnotationMark, 'spans'>, { colors }: Theme) {
  return {
    show: true,
    position: 'end' as const,
    distance: 2,
    formatter: sign,
    opacity: 1,
    color: isWarning ? colors.warn : colors['text-2'],
    backgroundColor: isWarning ? colors['warn-soft'] : colors.sunken,
    borderColor: isWarning ? colors.warn : colors['line-strong'],
    borderWidth: 1,
    borderRadius: 8,
    padding: [2, 5] as [number, number],
    fontSize: 10,
    fontWeight: 600 as const,
    lineHeight: 11,
  }
}
