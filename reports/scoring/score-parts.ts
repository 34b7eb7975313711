import type { ScorePart } from '../../domain/contract/public.ts'
import type { CreditKind, Sql } from '../metric.ts'

/** What a part is measured by: a metric's milestone and rows, each row a number of which more is better. */
export interface ScoreSource {
  /** The metric that says the same in its own unit. */
  readonly metric: string
  /** Where it is not the metric's own. */
  readonly credit?: CreditKind
  /** Null: the row has nothing to say. */
  readonly value: Sql
}

/** Times on a log scale: twice as long is as much worse at a minute as at an hour, and no night outweighs a week. */
const shorterIsBetter =
  (column: string): Sql =>
  () =>
    `-ln(1 + f.${column})`

const holds = (condition: string) => `case when ${condition} then 1.0 else 0.0 end`

/** The source of each part; null until the feature that brings it is there. */
export const SCORE_SOURCES: Readonly<Record<ScorePart, ScoreSource | null>> = {
  reply: { metric: 'reply_mean_secs', value: shorterIsBetter('reply_secs') },
  handle: { metric: 'handle_mean_secs', value: shorterIsBetter('handle_secs') },
  // Whoever held the case when it was opened is mostly nobody: everyone who answered the customer counts.
  resolution: {
    metric: 'resolution_ratio',
    credit: 'participant',
    value: () => holds('f.last_resolved_at is not null'),
  },
  reopen: { metric: 'reopen_ratio', value: () => holds('f.first_reopened_at is null') },
  csat: { metric: 'csat_mean_score', value: () => 'f.score' },
  qa: null,
  adherence: null,
}
