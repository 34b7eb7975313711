/** What a case is searched and shown by beyond its own row: one row per case each, joined where it is asked for. */
import type { Dialect } from '../../warehouse/public.ts'

export const RELATIONS = ['now', 'waited', 'rated', 'promised', 'handed'] as const
export type Relation = (typeof RELATIONS)[number]

export interface RelationWords {
  readonly d: Dialect
  /** The bound instant that ends what has no end yet. */
  readonly asOf: string
  /** Which cases are looked at, as a condition on a row's `case_id`; `true`: all. */
  readonly within: (row: string) => string
}

/**
 * `left join … as <relation> on …` to the row `c` of `cases`. The joined id has a name of its own: ClickHouse takes two
 * `case_id` under one alias as ambiguous.
 */
export function joinSql(relation: Relation, words: RelationWords): string {
  return `left join (${RELATION_SQL[relation](words)}) as ${relation} on ${relation}.of_case = c.case_id`
}

const RELATION_SQL: Readonly<Record<Relation, (words: RelationWords) => string>> = {
  now: ({
    d,
    within,
  }) => `select s.case_id as of_case, s.team as team, s.queue as queue, s.agent as agent,
      s.priority as priority, s.tier as tier, s.category as category
    from ${d.table('case_states')} as s
    where s.end_at is null and ${within('s')}`,
  waited: ({ d, asOf, within }) => `select x.case_id as of_case,
      max(coalesce(x.reply_secs, ${d.epochSecs('x.started_at', `coalesce(x.ended_at, ${asOf})`)})) as secs
    from ${d.table('waits')} as x
    where ${within('x')}
    group by x.case_id`,
  rated: ({ d, within }) => `select x.case_id as of_case,
      coalesce(${d.lastBy("case when x.about = 'human' then x.score end", 'x.rated_at')},
        ${d.lastBy('x.score', 'x.rated_at')}) as score
    from ${d.table('ratings')} as x
    where x.score is not null and ${within('x')}
    group by x.case_id`,
  promised: ({ d, asOf, within }) => `select x.case_id as of_case,
      max(case when x.outcome = 'breached' or (x.outcome = 'running' and x.due_at < ${asOf}) then 3
        when x.outcome = 'running' then 2
        when x.outcome = 'met' then 1
        else 0 end) as worst
    from ${d.table('sla_targets')} as x
    where ${within('x')}
    group by x.case_id`,
  handed: ({ d, within }) => `select e.case_id as of_case,
      ${d.firstBy(d.jsonText('e.data', 'reason'), 'e.occurred_at')} as reason
    from ${d.table('events')} as e
    where e.type = 'case.bot_handoff' and e.case_id is not null and ${within('e')}
    group by e.case_id`,
}
