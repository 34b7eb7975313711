import type { Card } from '../../domain/contract/public.ts'

/** How fast customers are answered, how fast it is done, and what was promised. */
export const FIGURE_METRICS = [
  'first_reply_p50_secs',
  'first_reply_p90_secs',
  'reply_p90_secs',
  'unanswered_waits_count',
  'queue_wait_p90_secs',
  'full_resolution_p50_secs',
  'full_resolution_p90_secs',
  'sla_hit_ratio',
] as const

/** The times that may be looked at more closely, and the limit their share is told of at first, seconds. */
export const TIMES = {
  first_reply: 300,
  reply: 300,
  queue_wait: 60,
  accept_to_first_reply: 60,
  handle: 600,
  first_resolution: 86_400,
  full_resolution: 86_400,
  requester_wait: 86_400,
} as const
export type TimeBase = keyof typeof TIMES
export const TIME_BASES = Object.keys(TIMES) as TimeBase[]

const plain = { title: null, dimensions: [] as string[], grain: null }

/** The middle, the slow tenth and the slowest twentieth of a time, bucket by bucket. */
export const percentilesCard = (base: TimeBase): Card => ({
  ...plain,
  chart: 'trend',
  metrics: [`${base}_p50_secs`, `${base}_p90_secs`, `${base}_p95_secs`],
  grain: 'auto',
})

const HITS = [
  'sla_first_reply_hit_ratio',
  'sla_next_reply_hit_ratio',
  'sla_resolution_hit_ratio',
] as const

/** The share of each target that was kept, bucket by bucket. */
export const HIT_TREND: Card = { ...plain, chart: 'trend', metrics: [...HITS], grain: 'auto' }

/** Whose promises, or which, are kept. */
export const hitsCard = (dimension: 'team' | 'sla_policy'): Card => ({
  ...plain,
  chart: 'table',
  metrics: ['sla_hit_ratio', ...HITS],
  dimensions: [dimension],
})
