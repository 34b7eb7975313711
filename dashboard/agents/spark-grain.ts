import type { Grain } from '../../charts/public.ts'

/** Buckets of a hairline in a table: some seven to thirty of them, however long the range. */
export function sparkGrain(days: number): Grain {
  if (days <= 2) return 'hour'
  if (days <= 35) return 'day'
  return days <= 210 ? 'week' : 'month'
}
