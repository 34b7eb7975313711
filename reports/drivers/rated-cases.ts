/** Ratings beside what happened in their case: the rows that drivers count and that the list of ratings shows. */
import type { DriverFactor } from '../../domain/contract/public.ts'
import type { AskedForm, Question } from '../query/question.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan, type ScanContext } from '../query/scan-context.ts'
import type { Dialect } from '../../warehouse/public.ts'

/** What each factor is called in the rows of `ratedCases`. */
export const FACTOR_COLUMNS: Readonly<Record<DriverFactor, string>> = {
  category: 'category',
  wait: 'wait',
  transfer: 'transfer',
  reopening: 'reopening',
}

export interface RatedCases {
  readonly scan: ScanContext
  /**
   * What follows `from`, without alias: case_id, n, rated_at, score, agent, team, channel and a column per factor.
   */
  readonly sql: string
}

/**
 * The ratings that `csat_ratio` counts: in the range, as viewer and filters leave them. A case is reopened when it ever
 * was, before or after the rating; transferred as `is_transferred` says, which knows nothing of a case not resolved.
 */
export function ratedCases(d: Dialect, question: Question): RatedCases {
  const [asked] = question.forms
  if (asked === undefined) throw new Error('a checked question about ratings has one metric')
  const { milestone } = asked.metric
  const scan = createScan(d, {
    question,
    milestone,
    credit: asked.credit,
    dimensions: [],
    grain: null,
  })
  const conditions = ['f.score is not null', ...scan.clockConditions()]
  const sql = `(select f.case_id as case_id, f.n as n, f.rated_at as rated_at, f.score as score,
      f.rated_agent as agent, f.team as team, f.channel as channel, f.category as category,
      ${waitBand('c.first_reply_secs')} as wait,
      ${yesOrNo('c.is_transferred')} as transfer,
      case when c.reopen_count > 0 then 'yes' else 'no' end as reopening
    from ${rowsOf(milestone, scan)} as f
    join ${d.table('cases')} as c on c.case_id = f.case_id
    where ${conditions.join(' and ')})`
  return { scan, sql }
}

/** The metric whose rows they are. */
export const RATED_METRIC: AskedForm['form']['id'] = 'csat_ratio'

const waitBand = (secs: string) => `case when ${secs} is null then null
        when ${secs} <= 30 then 's30' when ${secs} <= 120 then 'm2' when ${secs} <= 600 then 'm10'
        when ${secs} <= 3600 then 'h1' when ${secs} <= 28800 then 'h8' else 'over' end`

const yesOrNo = (flag: string) =>
  `case when ${flag} is null then null when ${flag} then 'yes' else 'no' end`
