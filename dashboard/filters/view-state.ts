import { isDay } from './local-day.ts'
import { type DayRange, isRangePreset, type RangePreset, rangeOfPreset } from './range-preset.ts'

export type ComparePeriod = 'previous_period' | 'same_week_last_year'

/** Whether times are told as they passed, or in the hours the service was open. */
export const SERVICE_CLOCKS = ['wall', 'business'] as const
export type ServiceClock = (typeof SERVICE_CLOCKS)[number]

/** Chosen values by dimension. */
export type Filters = Readonly<Record<string, readonly string[]>>

export const FILTER_DIMENSIONS = [
  'team',
  'queue',
  'channel',
  'case_kind',
  'category',
  'priority',
  'customer_tier',
  'language',
] as const
export type FilterDimension = (typeof FILTER_DIMENSIONS)[number]

export const COMPARE_PERIODS: readonly (ComparePeriod | null)[] = [
  'previous_period',
  'same_week_last_year',
  null,
]

/** What a page shows, as it stands in the URL: a link is the whole view. */
export interface ViewState {
  readonly range: RangePreset | DayRange
  readonly compare: ComparePeriod | null
  /** IANA zone; null is the account's. */
  readonly tz: string | null
  readonly clock: ServiceClock
  readonly filters: Filters
}

export const DEFAULT_VIEW: ViewState = {
  range: 'last-28',
  compare: 'previous_period',
  tz: null,
  clock: 'wall',
  filters: {},
}

/** The query part of a URL, as the router hands it over. */
export type UrlQuery = Readonly<
  Record<string, string | null | readonly (string | null)[] | undefined>
>

/** URL → view. What does not parse falls back to the default: an old link still opens. */
export function parseView(query: UrlQuery): ViewState {
  return {
    range: parseRange(query),
    compare: parseCompare(first(query['compare'])),
    tz: parseZone(first(query['tz'])),
    clock: first(query['clock']) === 'business' ? 'business' : 'wall',
    filters: Object.fromEntries(
      FILTER_DIMENSIONS.map((dimension) => [dimension, all(query[dimension])] as const).filter(
        ([, values]) => values.length > 0,
      ),
    ),
  }
}

/** View → URL; what is default stays out, so that the plain address is the default view. */
export function viewToQuery(view: ViewState): Record<string, string | string[]> {
  return {
    ...(typeof view.range === 'string'
      ? view.range === DEFAULT_VIEW.range
        ? {}
        : { range: view.range }
      : { from: view.range.from, to: view.range.to }),
    ...(view.compare === DEFAULT_VIEW.compare ? {} : { compare: view.compare ?? 'none' }),
    ...(view.tz === null ? {} : { tz: view.tz }),
    ...(view.clock === DEFAULT_VIEW.clock ? {} : { clock: view.clock }),
    ...Object.fromEntries(
      Object.entries(view.filters)
        .filter(([, values]) => values.length > 0)
        .map(([dimension, values]) => [dimension, [...values]]),
    ),
  }
}

const VIEW_PARAMETERS: ReadonlySet<string> = new Set([
  'range',
  'from',
  'to',
  'compare',
  'tz',
  'clock',
  ...FILTER_DIMENSIONS,
])

/** What else a page keeps in its URL, such as the question of Explore: a change of the view leaves it alone. */
export function besideView<Value>(query: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !VIEW_PARAMETERS.has(name)))
}

/** The days of a view, given today in its zone. */
export function daysOfView(view: ViewState, today: string): DayRange {
  return typeof view.range === 'string' ? rangeOfPreset(view.range, today) : view.range
}

function parseRange(query: UrlQuery): RangePreset | DayRange {
  const [from, to, preset] = [first(query['from']), first(query['to']), first(query['range'])]
  if (from !== null && to !== null && isDay(from) && isDay(to) && from <= to) return { from, to }
  return preset !== null && isRangePreset(preset) ? preset : DEFAULT_VIEW.range
}

function parseCompare(text: string | null): ComparePeriod | null {
  if (text === 'none') return null
  return COMPARE_PERIODS.find((period) => period === text) ?? DEFAULT_VIEW.compare
}

function parseZone(text: string | null): string | null {
  if (text === null) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    // Not a zone this browser knows: the account's zone is the better guess than a broken page.
    return null
  }
}

function all(value: UrlQuery[string]): readonly string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.filter((one): one is string => typeof one === 'string' && one !== '')
}

function first(value: UrlQuery[string]): string | null {
  return all(value)[0] ?? null
}
