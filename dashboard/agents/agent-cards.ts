import type { Card } from '../../domain/contract/public.ts'

/** What agents are looked at by: how much, how fast, how well. */
export const AGENT_FIGURES = [
  'cases_resolved_count',
  'first_reply_p50_secs',
  'handle_mean_secs',
  'csat_ratio',
  'reopen_ratio',
] as const

/** The columns of the table. */
export const AGENT_METRICS = [
  'cases_resolved_count',
  'first_reply_p50_secs',
  'handle_mean_secs',
  'csat_ratio',
] as const

const plain = { title: null, dimensions: [] as string[], grain: null }
const trend = (metrics: string[]): Card => ({ ...plain, chart: 'trend', metrics, grain: 'auto' })

export const WORK_TREND = trend(['cases_resolved_count', 'first_reply_p50_secs'])
export const CSAT_TREND = trend(['csat_ratio'])
export const HANDLE_TREND = trend(['handle_mean_secs'])

/** What the agent's cases were about, and how they went. */
export const KINDS_OF_CASES: Card = {
  ...plain,
  chart: 'table',
  metrics: ['cases_resolved_count', 'handle_mean_secs', 'csat_ratio'],
  dimensions: ['category'],
}
