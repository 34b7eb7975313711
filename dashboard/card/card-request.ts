import type { Grain } from '../../charts/public.ts'
import type { Card, DimensionKey, QueryRequest } from '../../domain/contract/public.ts'
import { dayCount } from '../filters/local-day.ts'
import type { QueryFrame } from '../filters/use-view.ts'
import type { ComparePeriod, ServiceClock } from '../filters/view-state.ts'
import { grainChoice } from './grain-choice.ts'

/** They have no room for a second value. */
const WITHOUT_COMPARE: ReadonlySet<Card['chart']> = new Set(['heat', 'pivot'])

/** What stands around a card and holds for all of them. */
export interface CardSurroundings {
  readonly frame: QueryFrame
  readonly compare: ComparePeriod | null
  readonly clock: ServiceClock
  /** Ids of the catalogue, to know which times have a business clock; none while they are read. */
  readonly metricIds: ReadonlySet<string>
}

/**
 * The question of a card on a page. Null: its filters and the page's leave nothing in common.
 * @param grain the buckets chosen by hand, where the card leaves them open
 */
export function cardRequest(
  card: Card,
  { frame, compare, clock, metricIds }: CardSurroundings,
  grain: Grain | null = null,
): QueryRequest | null {
  const filters = bothFilters(frame.filters, card.filters ?? {})
  if (filters === null) return null
  const bucket = grainOf(card, frame, grain)
  const dimensions = card.chart === 'heat' ? ['hour_of_week'] : card.dimensions
  return {
    ...frame,
    filters,
    metrics: card.metrics.map((id) => onClock(id, clock, metricIds)),
    ...(dimensions.length > 0 ? { dimensions } : {}),
    ...(bucket === null ? {} : { grain: bucket }),
    ...(compare === null || WITHOUT_COMPARE.has(card.chart) ? {} : { compare }),
    ...(card.credit === undefined ? {} : { credit: card.credit }),
    ...(card.params === undefined ? {} : { params: card.params }),
    ...(card.limit === undefined ? {} : ofTheGreatest(card, card.limit)),
  }
}

function ofTheGreatest({ metrics }: Card, limit: number): Pick<QueryRequest, 'limit' | 'sort'> {
  const [by] = metrics
  return { limit, ...(by === undefined ? {} : { sort: { by, direction: 'desc' } }) }
}

/** A trend always has buckets, a pivot where nothing else makes its columns; anything else where the card says so. */
function grainOf(card: Card, { from, to }: QueryFrame, chosen: Grain | null): Grain | null {
  if (card.chart === 'heat' || card.chart === 'figures' || card.chart === 'ranked') return null
  // Its second dimension makes the columns.
  if (card.chart === 'pivot' && card.dimensions.length > 1) return null
  const isOverTime =
    card.chart === 'trend' || (card.chart === 'pivot' && card.dimensions.length < 2)
  const wanted = card.grain ?? (isOverTime ? 'auto' : null)
  if (wanted !== 'auto') return wanted
  const { grains, preferred } = grainChoice(dayCount(from, to))
  return chosen !== null && grains.includes(chosen) ? chosen : preferred
}

/** `first_reply_p90_secs` → `first_reply_p90_biz_secs`, where the metric has that clock. */
export function onClock(
  metric: string,
  clock: ServiceClock,
  metricIds: ReadonlySet<string>,
): string {
  const business = metric.replace(/_(mean|p50|p90|p95)_secs$/, '_$1_biz_secs')
  return clock === 'business' && metricIds.has(business) ? business : metric
}

export type RequestFilters = Record<string, DimensionKey[]>

/** Where both name a dimension, what both allow; null: nothing. */
export function bothFilters(page: RequestFilters, own: RequestFilters): RequestFilters | null {
  const both: RequestFilters = { ...page }
  for (const [dimension, keys] of Object.entries(own)) {
    const others = page[dimension]
    const common = others === undefined ? keys : keys.filter((key) => others.includes(key))
    if (common.length === 0) return null
    both[dimension] = [...common]
  }
  return both
}
