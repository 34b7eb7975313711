import type { MetricEntry } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** The catalogue: every metric with its formula, milestone, unit and exclusions. */
export async function readMetrics(): Promise<readonly MetricEntry[]> {
  return (await fetchJson('/api/v1/metrics')) as readonly MetricEntry[]
}
