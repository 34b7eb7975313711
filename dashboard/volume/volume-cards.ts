import type { Card } from '../../domain/contract/public.ts'

/** How much comes in, how much gets done, how much is left. */
export const FIGURE_METRICS = [
  'cases_opened_count',
  'cases_resolved_count',
  'messages_in_count',
  'messages_out_count',
  'backlog_count',
] as const

const plain = { title: null, dimensions: [] as string[], grain: null }

/** Which channels it comes by, bucket by bucket, on each other. */
export const BY_CHANNEL: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['cases_opened_count'],
  dimensions: ['channel'],
  grain: 'auto',
}

/** What the hours of the week can show: how much there is to do, and how well it goes then. */
export const HOUR_METRICS = [
  'cases_opened_count',
  'messages_in_count',
  'resolutions_count',
  'first_reply_p90_secs',
  'abandon_ratio',
  'csat_ratio',
] as const
export type HourMetric = (typeof HOUR_METRICS)[number]
export const hoursCard = (metric: HourMetric): Card => ({
  ...plain,
  chart: 'heat',
  metrics: [metric],
})

/** Whether as much gets done as comes in. */
export const BALANCE: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['cases_opened_count', 'resolutions_count'],
  grain: 'auto',
}

/** What was left open at the end of each bucket. */
export const BACKLOG: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['backlog_count'],
  grain: 'auto',
}

export const PLACES = ['category', 'case_kind', 'channel', 'queue'] as const
export type Place = (typeof PLACES)[number]

/**
 * Where cases come from, most first, and what has become more. A case is opened before it is queued, so of queues it is
 * the resolved ones that are told; the card's own name says which.
 */
export const placeCard = (place: Place): Card => ({
  ...plain,
  chart: 'ranked',
  metrics: [place === 'queue' ? 'cases_resolved_count' : 'cases_opened_count'],
  dimensions: [place],
})

/** Of the age bands: a case older than this is late by most standards, seconds. */
export const AGE_LIMIT = 86_400
