/** The five questions a manager opens the day with, one tile each. */
export const FIGURE_METRICS = [
  'cases_opened_count',
  'first_reply_p90_secs',
  'sla_hit_ratio',
  'csat_ratio',
  'backlog_count',
] as const

/** Columns of the table of agents and teams; the interval of the last one is drawn. */
export const PEOPLE_METRICS = [
  'cases_resolved_count',
  'first_reply_p50_secs',
  'sla_hit_ratio',
  'csat_ratio',
] as const

/** Fewer cases than this say too little to compare: shown grey or pale, never ranked. */
export const LEAST_N = 10
