import type { Grain } from '../../charts/public.ts'

export interface GrainChoice {
  readonly grains: readonly Grain[]
  readonly preferred: Grain
}

/** Which buckets a range can be cut into so that a chart of it has some 7 to 340 of them. */
export function grainChoice(days: number): GrainChoice {
  if (days <= 2) return { grains: ['hour'], preferred: 'hour' }
  if (days <= 14) return { grains: ['hour', 'day'], preferred: 'hour' }
  if (days <= 92) return { grains: ['day', 'week'], preferred: 'day' }
  return { grains: ['day', 'week', 'month'], preferred: 'week' }
}

/** The buckets of a tile's hairline: enough for a shape, each with enough cases to mean something. */
export function hairlineGrain(days: number): Grain {
  if (days <= 2) return 'hour'
  return days <= 92 ? 'day' : 'week'
}
