import * as echarts from 'echarts'
import { expect, it } from 'vitest'
import type { Language } from '../format/language.ts'
import { THEMES } from '../theme/theme.ts'
import { trendOption } from './trend.ts'

/** Half of a label of five characters, pixels. */
const HALF = 15

function lastLabel(width: number, language: Language) {
  const buckets = Array.from({ length: 28 }, (_, day) =>
    new Date(Date.UTC(2026, 9, 25 + day)).toISOString().slice(0, 10),
  )
  const points = buckets.map((_, day) => ({ value: 90_000 * (day % 3), n: 20, lo: null, hi: null }))
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: 240 })
  chart.setOption(
    trendOption({
      buckets,
      grain: 'day',
      series: [{ name: 'a', unit: 'secs', points }],
      targets: [],
      annotations: [],
      leastN: 10,
      isStacked: false,
      today: '2026-11-21',
      language,
      theme: THEMES.light,
    }),
  )
  const svg = chart.renderToSVGString()
  chart.dispose()
  const labels = [...svg.matchAll(/translate\(([\d.]+) 227\)"[^>]*>([^<]*)</g)]
  return { x: Number(labels.at(-1)?.[1]), text: labels.at(-1)?.[2] }
}

it.each(['zh-CN', 'en'] as const)('keeps its last date inside at every width, %s', (language) => {
  const widths = Array.from({ length: 90 }, (_, step) => 280 + 7 * step)
  const cut = widths
    .map((width) => ({ width, ...lastLabel(width, language) }))
    .filter(({ width, x }) => !(x + (language === 'en' ? HALF + 4 : HALF) <= width))
  expect(cut).toEqual([])
})
