import type { LineSeriesOption } from 'echarts'

export interface BandLook {
  /** A name no other stack of the chart has. */
  readonly stack: string
  /** Of a chart with two; default the first. */
  readonly axis?: number
  readonly color: string
  readonly opacity: number
}

/** From `lo` to `hi` at each place as a stacked pair: an invisible floor, and the height above it. Null: a gap. */
export function bandSeries(
  ends: readonly ({ readonly lo: number; readonly hi: number } | null)[],
  { stack, axis, color, opacity }: BandLook,
): LineSeriesOption[] {
  const hidden = {
    type: 'line',
    ...(axis === undefined ? {} : { yAxisIndex: axis }),
    stack,
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
      areaStyle: { color, opacity },
    },
  ]
}
