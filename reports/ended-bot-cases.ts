import type { Sql } from './metric.ts'

/** Both bot ratios are about cases where a bot spoke and that ended: numerator and denominator on one date. */
export const isEndedBotCase: Sql = () =>
  "(f.has_bot and f.status in ('resolved', 'closed', 'abandoned'))"
