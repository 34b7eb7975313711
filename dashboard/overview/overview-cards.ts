import type { Card } from '../../domain/contract/public.ts'

/** The five questions a manager opens the day with, one tile each. */
export const FIGURE_METRICS = [
  'cases_opened_count',
  'first_reply_p90_secs',
  'sla_hit_ratio',
  'csat_ratio',
  'backlog_count',
] as const

const plain = { title: null, dimensions: [] as string[], grain: null }

/** How many came and how long they waited for the first reply, bucket by bucket. */
export const VOLUME: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['cases_opened_count', 'first_reply_p90_secs'],
  grain: 'auto',
}

/** When customers come. */
export const ARRIVALS: Card = { ...plain, chart: 'heat', metrics: ['cases_opened_count'] }

/** What customers come for, most first, and what has become more. */
export const REASONS: Card = {
  ...plain,
  chart: 'ranked',
  metrics: ['cases_opened_count'],
  dimensions: ['category'],
}

export const PEOPLE_METRICS = [
  'cases_resolved_count',
  'first_reply_p50_secs',
  'sla_hit_ratio',
  'csat_ratio',
] as const

/** Agents or teams side by side, each figure with its evidence. */
export const peopleCard = (dimension: 'agent' | 'team'): Card => ({
  ...plain,
  chart: 'table',
  metrics: [...PEOPLE_METRICS],
  dimensions: [dimension],
})
