/**
 * What a good hand would write in DuckDB SQL for the same figures as each request of the Overview page: one
 * statement per request, no layers, n and 95 % intervals and the compare period included, columns named as in the
 * answer. Local time is written as a fixed offset: the bench asks in a zone without daylight saving.
 */
import type { QuestionName } from './overview-questions.ts'

export interface HandRange {
  /** Epoch ms, half-open. */
  readonly from: number
  readonly to: number
  readonly asOf: number
  readonly offsetMs: number
  readonly hairline: 'day' | 'week'
  readonly volume: 'day' | 'week'
}

const Z = '1.959963984540054'
/** Comparisons and filtered counts: lists of texts in `where` take DuckDB 1.5 several times as long. */
const OPEN = "status <> 'resolved' and status <> 'closed' and status <> 'abandoned'"
/** Monday 1970-01-05 begins whole weeks. */
const STEP = { day: { ms: 86_400_000, shift: 0 }, week: { ms: 604_800_000, shift: 259_200_000 } }

export function handSql(name: QuestionName, range: HandRange): string {
  switch (name) {
    case 'figures':
      return figures(range)
    case 'trends':
      return trends(range)
    case 'volume':
      return volume(range)
    case 'arrivals':
      return `select (w // 86400000) * 24 + (w % 86400000) // 3600000 as hour_of_week,
          count(*) as cases_opened_count, count(*) as cases_opened_count__n
        from (select (opened_at + ${range.offsetMs} + 259200000) % 604800000 as w from cases
          where ${within('opened_at', range)} and not is_excluded)
        group by 1 order by 1`
    case 'people':
      return people(range)
    case 'categories':
      return categories(range)
  }
}

const within = (at: string, { from, to }: Pick<HandRange, 'from' | 'to'>) =>
  `${at} >= ${from} and ${at} < ${to}`

const before = (range: HandRange): HandRange => ({
  ...range,
  from: range.from - (range.to - range.from),
  to: range.from,
})

/** Bounds of a percentile out of its sorted values `s`, none where the sample does not reach. */
function orderBounds(id: string, p: number, n: string): string {
  const spread = `${Z} * sqrt(${n} * ${p} * ${1 - p})`
  const low = `ceil(${n} * ${p} - ${spread})`
  const high = `ceil(${n} * ${p} + ${spread})`
  const reaches = `${low} >= 1 and ${high} <= ${n}`
  return `case when ${reaches} then s[cast(${low} as bigint)] end as ${id}__lo,
    case when ${reaches} then s[cast(${high} as bigint)] end as ${id}__hi`
}

function wilson(id: string, hits: string, n: string): string {
  const z2 = `(${Z} * ${Z})`
  const r = `(${hits} / nullif(${n}, 0))`
  const half = `${Z} * sqrt(${r} * (1 - ${r}) / ${n} + ${z2} / (4 * ${n} * ${n}))`
  return `${r} as ${id}, coalesce(${n}, 0) as ${id}__n,
    (${r} + ${z2} / (2 * ${n}) - ${half}) / (1 + ${z2} / ${n}) as ${id}__lo,
    (${r} + ${z2} / (2 * ${n}) + ${half}) / (1 + ${z2} / ${n}) as ${id}__hi`
}

const judged = (asOf: number) =>
  `(outcome in ('met', 'breached') or (outcome = 'running' and due_at < ${asOf}))`

function figures(range: HandRange): string {
  const prior = before(range)
  const opened = (r: HandRange) =>
    `select count(*) as n from cases where ${within('opened_at', r)} and not is_excluded`
  const reply = (r: HandRange, sorted: string) =>
    `select count(first_reply_secs) as n, quantile_cont(first_reply_secs, 0.9) as v${sorted}
      from cases where ${within('first_replied_at', r)} and not is_excluded`
  const sla = (r: HandRange) =>
    `select count(*) filter (where outcome = 'met') as hits, count(*) filter (where ${judged(r.asOf)}) as n
      from sla_targets where ${within('due_at', r)} and not is_excluded`
  const csat = (r: HandRange) =>
    `select count(*) filter (where score >= 0.75) as hits, count(score) as n
      from ratings where ${within('rated_at', r)} and not is_excluded and about = 'human'`
  const backlog = (at: number) =>
    `select count(*) as n from case_states where not is_excluded and ${OPEN}
      and start_at <= ${at} and (end_at is null or end_at > ${at})`
  return `with opened as (${opened(range)}), opened_prev as (${opened(prior)}),
      reply as (${reply(range, ', list(first_reply_secs order by first_reply_secs) filter (where first_reply_secs is not null) as s')}),
      reply_prev as (${reply(prior, '')}),
      sla as (${sla(range)}), sla_prev as (${sla(prior)}),
      csat as (${csat(range)}), csat_prev as (${csat(prior)}),
      backlog as (${backlog(range.to)}), backlog_prev as (${backlog(prior.to)})
    select opened.n as cases_opened_count, opened.n as cases_opened_count__n, opened_prev.n as cases_opened_count__prev,
      reply.v as first_reply_p90_secs, reply.n as first_reply_p90_secs__n, ${orderBounds('first_reply_p90_secs', 0.9, 'reply.n')},
      reply_prev.v as first_reply_p90_secs__prev, reply_prev.n as first_reply_p90_secs__prev_n,
      ${wilson('sla_hit_ratio', 'sla.hits', 'sla.n')},
      sla_prev.hits / nullif(sla_prev.n, 0) as sla_hit_ratio__prev, sla_prev.n as sla_hit_ratio__prev_n,
      ${wilson('csat_ratio', 'csat.hits', 'csat.n')},
      csat_prev.hits / nullif(csat_prev.n, 0) as csat_ratio__prev, csat_prev.n as csat_ratio__prev_n,
      backlog.n as backlog_count, backlog_prev.n as backlog_count__prev
    from opened, opened_prev, reply, reply_prev, sla, sla_prev, csat, csat_prev, backlog, backlog_prev`
}

const stepOf = (at: string, grain: 'day' | 'week', { offsetMs }: HandRange) =>
  `(${at} + ${offsetMs + STEP[grain].shift}) // ${STEP[grain].ms}`

function dayOf(step: string, grain: 'day' | 'week'): string {
  return `strftime(epoch_ms(${step} * ${STEP[grain].ms} - ${STEP[grain].shift}), '%Y-%m-%d')`
}

/** The backlog at the end of each step is what began before it less what ended before it. */
function trends(range: HandRange): string {
  const grain = range.hairline
  const step = (at: string) => stepOf(at, grain, range)
  const last = step(String(range.to - 1))
  return `with opened as (
      select ${step('opened_at')} as k, count(*) as n from cases where ${within('opened_at', range)} and not is_excluded group by 1
    ), reply as (
      select ${step('first_replied_at')} as k, count(first_reply_secs) as n, quantile_cont(first_reply_secs, 0.9) as v
      from cases where ${within('first_replied_at', range)} and not is_excluded group by 1
    ), sla as (
      select ${step('due_at')} as k, count(*) filter (where outcome = 'met') as hits, count(*) filter (where ${judged(range.asOf)}) as n
      from sla_targets where ${within('due_at', range)} and not is_excluded group by 1
    ), csat as (
      select ${step('rated_at')} as k, count(*) filter (where score >= 0.75) as hits, count(score) as n
      from ratings where ${within('rated_at', range)} and not is_excluded and about = 'human' group by 1
    ), moved as (
      select greatest(${step('(start_at - 1)')}, ${step(String(range.from))}) as k, count(*) as n
      from case_states where not is_excluded and ${OPEN} and start_at <= ${range.to} and (end_at is null or end_at > ${range.from}) group by 1
      union all
      select greatest(${step('(end_at - 1)')}, ${step(String(range.from))}) as k, -count(*) as n
      from case_states where not is_excluded and ${OPEN} and start_at <= ${range.to} and end_at > ${range.from} and end_at <= ${range.to} group by 1
    ), steps as (
      select unnest(range(${step(String(range.from))}, ${last} + 1)) as k
    ), backlog as (
      select k, sum(coalesce(m.n, 0)) over (order by k) as n
      from steps left join (select k, sum(n) as n from moved group by 1) as m using (k)
    )
    select ${dayOf('k', grain)} as ${grain}, coalesce(opened.n, 0) as cases_opened_count,
      reply.v as first_reply_p90_secs, coalesce(reply.n, 0) as first_reply_p90_secs__n,
      sla.hits / nullif(sla.n, 0) as sla_hit_ratio, csat.hits / nullif(csat.n, 0) as csat_ratio,
      coalesce(csat.n, 0) as csat_ratio__n, backlog.n as backlog_count
    from steps left join opened using (k) left join reply using (k) left join sla using (k)
      left join csat using (k) left join backlog using (k)
    order by k`
}

function volume(range: HandRange): string {
  const step = (at: string) => stepOf(at, range.volume, range)
  return `with opened as (
      select ${step('opened_at')} as k, count(*) as n from cases where ${within('opened_at', range)} and not is_excluded group by 1
    ), reply as (
      select ${step('first_replied_at')} as k, count(first_reply_secs) as n, quantile_cont(first_reply_secs, 0.9) as v,
        list(first_reply_secs order by first_reply_secs) filter (where first_reply_secs is not null) as s
      from cases where ${within('first_replied_at', range)} and not is_excluded group by 1
    )
    select ${dayOf('k', range.volume)} as ${range.volume}, coalesce(opened.n, 0) as cases_opened_count,
      reply.v as first_reply_p90_secs, coalesce(reply.n, 0) as first_reply_p90_secs__n,
      ${orderBounds('first_reply_p90_secs', 0.9, 'reply.n')}
    from opened full join reply using (k) order by k`
}

function people(range: HandRange): string {
  return `with resolved as (
      select last_resolved_agent as agent, count(*) as n from cases
      where ${within('last_resolved_at', range)} and not is_excluded group by 1
    ), reply as (
      select first_replied_by as agent, count(first_reply_secs) as n, quantile_cont(first_reply_secs, 0.5) as v,
        list(first_reply_secs order by first_reply_secs) filter (where first_reply_secs is not null) as s
      from cases where ${within('first_replied_at', range)} and not is_excluded group by 1
    ), sla as (
      select agent, count(*) filter (where outcome = 'met') as hits, count(*) filter (where ${judged(range.asOf)}) as n
      from sla_targets where ${within('due_at', range)} and not is_excluded group by 1
    ), csat as (
      select rated_agent as agent, count(*) filter (where score >= 0.75) as hits, count(score) as n
      from ratings where ${within('rated_at', range)} and not is_excluded and about = 'human' group by 1
    ), names as (
      select id, arg_max(name, effective_at) as name from directory
      where kind = 'agent' and effective_at <= ${range.asOf} group by 1
    )
    select agent, names.name as name_of_agent, coalesce(resolved.n, 0) as cases_resolved_count,
      reply.v as first_reply_p50_secs, coalesce(reply.n, 0) as first_reply_p50_secs__n, ${orderBounds('first_reply_p50_secs', 0.5, 'reply.n')},
      ${wilson('sla_hit_ratio', 'sla.hits', 'sla.n')}, ${wilson('csat_ratio', 'csat.hits', 'csat.n')}
    from resolved full join reply using (agent) full join sla using (agent) full join csat using (agent)
      left join names on names.id = agent
    order by agent`
}

function categories(range: HandRange): string {
  const counted = (r: HandRange) =>
    `select opened_category as category, count(*) as n from cases where ${within('opened_at', r)} and not is_excluded group by 1`
  return `with now as (${counted(range)}), prior as (${counted(before(range))})
    select category, coalesce(now.n, 0) as cases_opened_count, coalesce(prior.n, 0) as cases_opened_count__prev
    from now full join prior using (category) order by category`
}
