import { describe, expect, it } from 'vitest'
import { meanByHourOfWeek } from '../hour-of-week.ts'
import { THEMES } from '../theme/theme.ts'
import { arrivalsOption } from './arrivals.ts'
import { bucketTick, bucketTitle } from './bucket-label.ts'
import { heatScaleLabels, hourHeatmapOption } from './hour-heatmap.ts'
import { type TrendInput, trendOption } from './trend.ts'

/** Functions stand in the golden file by what they answer for a probe, not by their source. */
function golden(option: unknown): string {
  const probe = (_key: string, value: unknown): unknown =>
    typeof value === 'function' ? `function/${String(value.length)}` : value
  return `${JSON.stringify(option, probe, 2)}\n`
}

const DAYS = ['2026-10-20', '2026-10-21', '2026-10-22'] as const
const counted = (value: number) => ({ value, n: value, lo: null, hi: null })

const TREND: TrendInput = {
  buckets: DAYS,
  grain: 'day',
  series: [
    { name: 'Cases', unit: 'count', points: [178, 12, 0].map(counted) },
    {
      name: 'First reply P90',
      unit: 'secs',
      points: [
        { value: 102, n: 160, lo: 90, hi: 118 },
        { value: 240, n: 8, lo: 60, hi: 900 },
        { value: null, n: 0, lo: null, hi: null },
      ],
    },
  ],
  targets: [],
  annotations: [
    {
      at: 0,
      sign: '2',
      isWarning: true,
      spans: [
        { from: 0, to: 1, isWarning: false },
        { from: 1, to: 1, isWarning: true },
      ],
    },
  ],
  leastN: 10,
  isStacked: false,
  today: '2026-10-26',
  language: 'en',
  theme: THEMES.light,
}

const seriesOf = (input: TrendInput) => {
  const { series } = trendOption(input)
  return (Array.isArray(series) ? series : []) as readonly {
    readonly type?: string
    readonly stack?: string
    readonly data?: unknown
    readonly markLine?: { readonly data: readonly unknown[] }
  }[]
}

describe('a trend', () => {
  it('matches its golden option', async () => {
    await expect(golden(trendOption(TREND))).toMatchFileSnapshot(
      './golden/trend-day-light.golden.json',
    )
    const dark: TrendInput = {
      ...TREND,
      buckets: DAYS.map((_, index) => `2026-10-20T${String(11 + index)}:00`),
      grain: 'hour',
      annotations: [],
      theme: THEMES.dark,
    }
    await expect(golden(trendOption(dark))).toMatchFileSnapshot(
      './golden/trend-hour-dark.golden.json',
    )
  })

  it('draws strongly only what has enough cases, and no value as a gap', () => {
    const data = seriesOf(TREND).map((one) => one.data)
    expect(data.at(-3)).toEqual([102, null, null])
    expect(data.at(-2)).toEqual([102, 240, null])
  })

  it('makes room for all parts of a stack, for the compare period and for targets', () => {
    const axisMost = (input: TrendInput) => {
      const { yAxis } = trendOption(input)
      return (Array.isArray(yAxis) ? yAxis : []).map((axis) => (axis as { max: number }).max)
    }
    const part = { name: 'a', unit: 'count', points: [counted(60)] } as const
    const stack = { ...TREND, buckets: ['2026-10-20'], series: [part, { ...part, name: 'b' }] }
    expect(axisMost({ ...stack, isStacked: true })[0]).toBeGreaterThanOrEqual(120)
    expect(axisMost(stack)[0]).toBeLessThan(120)
    const before = { ...stack, series: [{ ...part, before: [900] }] }
    expect(axisMost(before)[0]).toBeGreaterThanOrEqual(900)
    const target = { name: 'target', unit: 'count', value: 500 } as const
    expect(axisMost({ ...stack, targets: [target] })[0]).toBeGreaterThanOrEqual(500)
    const plain = { ...stack, annotations: [], targets: [target] }
    expect(seriesOf(plain).filter((one) => one.markLine)).toHaveLength(1)
  })

  it('marks what happened: a span and its lines, one sign where two are close, and room for it', () => {
    const top = (input: TrendInput) => (trendOption(input).grid as { top: number }).top
    expect(top(TREND)).toBeGreaterThan(top({ ...TREND, annotations: [] }))
    const marked = seriesOf(TREND).at(-1) as {
      readonly markArea: { readonly data: readonly unknown[] }
      readonly markLine: { readonly data: readonly { label: { formatter?: string } }[] }
    }
    expect(marked.markArea.data).toMatchObject([[{ xAxis: 0 }, { xAxis: 1 }]])
    expect(marked.markLine.data).toMatchObject([{ xAxis: 0 }, { xAxis: 1 }])
    expect(marked.markLine.data.map(({ label }) => label.formatter)).toEqual(['2', undefined])
  })

  it('shows the interval of one line, and of several none', () => {
    const [cases, reply] = TREND.series
    if (cases === undefined || reply === undefined) throw new Error('two series were expected')
    expect(seriesOf(TREND).filter(({ stack }) => stack?.startsWith('interval'))).toHaveLength(2)
    const two = { ...TREND, series: [reply, { ...reply, name: 'other' }] }
    expect(seriesOf(two).filter(({ stack }) => stack?.startsWith('interval'))).toHaveLength(0)
  })
})

describe('bucket labels', () => {
  it.each([
    ['2026-10-20T08:00', 'hour', 'Tue', 'Tue 20 Oct 08:00'],
    ['2026-10-20', 'day', '20 Oct', 'Tue 20 Oct'],
    ['2026-10-19', 'week', '19 Oct', 'Week of 19 Oct'],
    ['2026-10', 'month', 'Oct 2026', 'Oct 2026'],
  ] as const)('%s by %s', (key, grain, tick, title) => {
    expect(bucketTick(key, grain, 'en', '2026-11-02')).toBe(tick)
    expect(bucketTitle(key, grain, 'en', '2026-11-02')).toBe(title)
  })

  it.each([
    [
      '2025-10-21T08:00',
      'hour',
      'Tue',
      'Tue 21 Oct 2025 08:00',
      '周二',
      '周二 2025年10月21日 08:00',
    ],
    ['2025-10-21', 'day', '21 Oct 2025', 'Tue 21 Oct 2025', '2025/10/21', '周二 2025年10月21日'],
    [
      '2025-10-20',
      'week',
      '20 Oct 2025',
      'Week of 20 Oct 2025',
      '2025/10/20',
      '2025年10月20日 起的一周',
    ],
  ] as const)('%s by %s says its year when it is not this one', (key, grain, ...texts) => {
    const shown = (['en', 'zh-CN'] as const).flatMap((language) => [
      bucketTick(key, grain, language, '2026-11-02'),
      bucketTitle(key, grain, language, '2026-11-02'),
    ])
    expect(shown).toEqual(texts)
  })

  it('leaves the year of today out in Chinese too', () => {
    expect(bucketTick('2026-10-20', 'day', 'zh-CN', '2026-11-02')).toBe('10/20')
    expect(bucketTitle('2026-10-20', 'day', 'zh-CN', '2026-11-02')).toBe('周二 10月20日')
  })
})

describe('hour of week', () => {
  const range = { from: '2026-10-19', to: '2026-10-27', until: '2026-10-27T14' }

  it('divides by how often the hour occurred', () => {
    const cells = meanByHourOfWeek([{ weekday: 0, hour: 9, count: 30 }], range)
    expect(cells[9]).toEqual({ weekday: 0, hour: 9, count: 30, mean: 15 })
    expect(cells[2 * 24 + 9]).toEqual({ weekday: 2, hour: 9, count: 0, mean: 0 })
  })

  it('leaves out hours that have not come yet', () => {
    const today = { from: '2026-10-27', to: '2026-10-27', until: '2026-10-27T14' }
    const cells = meanByHourOfWeek([], today)
    expect(cells[24 + 14]?.mean).toBe(0)
    expect(cells[24 + 15]?.mean).toBeNull()
    expect(cells[0]?.mean).toBeNull()
  })

  it('matches its golden option and escapes its sentences', async () => {
    const cells = meanByHourOfWeek([{ weekday: 0, hour: 9, count: 30 }], range).slice(0, 30)
    const option = hourHeatmapOption({
      cells,
      describe: (_cell, weekday) => `<b>${weekday}`,
      language: 'zh-CN',
      theme: THEMES.light,
    })
    await expect(golden(option)).toMatchFileSnapshot('./golden/heatmap-light.golden.json')
    const { tooltip } = option
    const format = Array.isArray(tooltip) ? undefined : tooltip?.formatter
    if (typeof format !== 'function') throw new Error('a formatter was expected')
    expect(format({ dataIndex: 0 } as never, '')).toBe('&lt;b&gt;周一')
    expect(heatScaleLabels(cells, 'en')).toEqual(['0', '15'])
  })
})

describe('arrivals of a day', () => {
  const usual = { mean: 12.4, lo: 8, hi: 17 }
  const input = {
    slots: [
      { time: '09:00', count: 14, isRunning: false, usual },
      { time: '09:30', count: 3, isRunning: true, usual },
      { time: '10:00', count: null, isRunning: false, usual },
    ],
    names: { today: 'Today', usual: 'Usual' },
    language: 'en',
    theme: THEMES.light,
  } as const

  it('matches its golden option', async () => {
    await expect(golden(arrivalsOption(input))).toMatchFileSnapshot(
      './golden/arrivals-light.golden.json',
    )
  })

  it('does not speak of the usual where it is not known', () => {
    const slots = input.slots.map((slot) => ({ ...slot, usual: null }))
    expect(arrivalsOption({ ...input, slots }).legend).toMatchObject({ data: ['Today'] })
  })
})
