import {
  CARD_CHARTS,
  type Card,
  type CardChart,
  CREDITS,
  type DimensionKey,
  QUERY_GRAINS,
  type QueryParams,
} from '../../domain/contract/public.ts'
import type { UrlQuery } from '../filters/view-state.ts'
import { onlyParams, type Param, PARAMS } from './params.ts'

/** The question of Explore as it stands in the URL; range, zone and filters are the page's. */
export interface Exploration {
  readonly chart: CardChart
  readonly metrics: readonly string[]
  readonly dimensions: readonly string[]
  readonly grain: Card['grain']
  readonly credit: Card['credit'] | null
  readonly title: string | null
  /** By dimension, where the page has no filter for it. */
  readonly filters: Readonly<Record<string, readonly DimensionKey[]>>
  /** Of the metrics that have them; what is missing is as usual. */
  readonly params: QueryParams
}

/** The first question of an empty address. */
export const FIRST_EXPLORATION: Exploration = {
  chart: 'trend',
  metrics: ['cases_opened_count'],
  dimensions: [],
  grain: 'auto',
  credit: null,
  title: null,
  filters: {},
  params: {},
}

export const MOST_METRICS = 8
export const MOST_DIMENSIONS = 2
/** A key in the URL that stands for none. */
const NONE = 'null'
const WHERE = 'where.'
const PARAM = 'param.'
/** Their keys are whole numbers. */
const CLOCK_DIMENSIONS: ReadonlySet<string> = new Set(['weekday', 'hour_of_day', 'hour_of_week'])

/** URL → question. What does not parse falls back, so an old link still opens. */
export function parseExploration(query: UrlQuery): Exploration {
  const metrics = all(query['metric']).slice(0, MOST_METRICS)
  if (metrics.length === 0) return FIRST_EXPLORATION
  const [chart, grain, credit] = [query['show'], query['grain'], query['credit']].map(
    (value) => all(value)[0],
  )
  return {
    chart: CARD_CHARTS.find((one) => one === chart) ?? 'table',
    metrics,
    dimensions: all(query['by']).slice(0, MOST_DIMENSIONS),
    grain: grain === 'auto' ? 'auto' : (QUERY_GRAINS.find((one) => one === grain) ?? null),
    credit: CREDITS.find((one) => one === credit) ?? null,
    title: all(query['title'])[0] ?? null,
    filters: Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) =>
        name.startsWith(WHERE) && all(value).length > 0
          ? [[name.slice(WHERE.length), keysOf(name.slice(WHERE.length), all(value))]]
          : [],
      ),
    ),
    params: paramsFrom(query),
  }
}

function keysOf(dimension: string, texts: readonly string[]): readonly DimensionKey[] {
  return texts.map((text) => {
    if (text === NONE) return null
    return CLOCK_DIMENSIONS.has(dimension) ? Number(text) : text
  })
}

/** What is not a parameter's value falls back to the usual one. */
function paramsFrom(query: UrlQuery): QueryParams {
  const [target, short, stay] = PARAMS.map((param) => all(query[`${PARAM}${param}`])[0])
  const secs = (text: string | undefined) => {
    const read = Number(text)
    return text !== undefined && Number.isFinite(read) && read >= 0 ? read : undefined
  }
  const [T, S] = [secs(target), secs(short)]
  return {
    ...(T === undefined ? {} : { T }),
    ...(S === undefined ? {} : { S }),
    ...(stay === 'first' || stay === 'all' ? { stay } : {}),
  }
}

/** Question → URL. */
export function explorationToQuery(one: Exploration): Record<string, string | string[]> {
  return {
    metric: [...one.metrics],
    show: one.chart,
    ...(one.dimensions.length === 0 ? {} : { by: [...one.dimensions] }),
    ...(one.grain === null ? {} : { grain: one.grain }),
    ...(one.credit == null ? {} : { credit: one.credit }),
    ...(one.title === null ? {} : { title: one.title }),
    ...Object.fromEntries(
      Object.entries(one.filters).map(([dimension, keys]) => [
        `${WHERE}${dimension}`,
        keys.map((key) => (key === null ? NONE : String(key))),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(one.params).map(([param, value]) => [`${PARAM}${param}`, String(value)]),
    ),
  }
}

/** How many metrics and dimensions a chart draws; `heat` and `figures` have their own. */
const ROOM: Readonly<Record<CardChart, { readonly metrics: number; readonly dimensions: number }>> =
  {
    figures: { metrics: MOST_METRICS, dimensions: 0 },
    trend: { metrics: 7, dimensions: 1 },
    ranked: { metrics: 1, dimensions: 1 },
    table: { metrics: MOST_METRICS, dimensions: MOST_DIMENSIONS },
    pivot: { metrics: 1, dimensions: MOST_DIMENSIONS },
    heat: { metrics: 1, dimensions: 0 },
  }

/** What of the question its chart leaves out: it stays chosen, for the next chart. */
export function leftOut({ chart, metrics, dimensions }: Exploration): readonly string[] {
  const room = roomOf(chart, dimensions.length)
  return [...metrics.slice(room.metrics), ...dimensions.slice(room.dimensions)]
}

/**
 * The card that answers the question: of what was chosen, as much as its chart draws.
 * @param used the parameters of a card's metrics; asked with any other it would be refused
 */
export function cardOf(
  one: Exploration,
  used: (metrics: readonly string[]) => readonly Param[],
): Card {
  const room = roomOf(one.chart, one.dimensions.length)
  const filters = Object.fromEntries(
    Object.entries(one.filters).map(([dimension, keys]) => [dimension, [...keys]]),
  )
  const isOverTime = ['trend', 'table', 'pivot'].includes(one.chart)
  const metrics = one.metrics.slice(0, room.metrics)
  const params = onlyParams(one.params, used(metrics))
  return {
    title: one.title,
    chart: one.chart,
    metrics,
    dimensions: one.dimensions.slice(0, room.dimensions),
    grain: isOverTime ? one.grain : null,
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    ...(one.credit == null ? {} : { credit: one.credit }),
    ...(Object.keys(params).length === 0 ? {} : { params }),
  }
}

/** The question that a card asks. */
export function explorationOf(card: Card): Exploration {
  const {
    chart,
    metrics,
    dimensions,
    grain,
    credit = null,
    title,
    filters = {},
    params = {},
  } = card
  return { chart, metrics, dimensions, grain, credit, title, filters, params }
}

/** A trend split by a dimension has room for one metric. */
function roomOf(chart: CardChart, dimensions: number) {
  return chart === 'trend' && dimensions > 0 ? { metrics: 1, dimensions: 1 } : ROOM[chart]
}

function all(value: UrlQuery[string]): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string' && one !== '')
}
