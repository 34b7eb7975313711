import type { Card } from '../../domain/contract/public.ts'

export const FIGURE_METRICS = [
  'csat_ratio',
  'csat_mean_score',
  'dsat_ratio',
  'csat_response_ratio',
  'ratings_count',
] as const

const plain = { title: null, dimensions: [] as string[], grain: null }

export const TREND: Card = { ...plain, chart: 'trend', metrics: ['csat_ratio'], grain: 'auto' }

/** Of those who were asked, how many rate: low, and the ratings are of a few. */
export const RESPONSE: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['csat_response_ratio'],
  grain: 'auto',
}

export const RESPONSE_BY_CHANNEL: Card = {
  ...plain,
  chart: 'ranked',
  metrics: ['csat_response_ratio'],
  dimensions: ['channel'],
}

export const peopleCard = (dimension: 'agent' | 'team'): Card => ({
  ...plain,
  chart: 'table',
  metrics: ['csat_ratio', 'csat_mean_score', 'dsat_ratio', 'ratings_count'],
  dimensions: [dimension],
})
