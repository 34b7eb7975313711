/**
 * Intervals cut to the range and, where the axis asks for it, at each bucket's edge: rows with `start_at` and
 * `span_end` in, the same rows with `piece_start` and `piece_end` out. A piece lies in one bucket; nothing is lost
 * or counted twice on days of 23 or 25 hours, since edges are instants.
 */
import type { ScanContext } from '../query/scan-context.ts'

/**
 * @param spans what follows `from`; its rows have `start_at` and `span_end` (epoch ms, no nulls)
 * @returns a relation, without alias
 */
export function pieces(spans: string, { d, axis, from, to }: ScanContext): string {
  const within = `(select s.*, greatest(s.start_at, ${from}) as cut_start, least(s.span_end, ${to}) as cut_end
    from ${spans} as s
    where s.start_at < ${to} and s.span_end > ${from} and s.start_at < s.span_end)`
  if (axis === null) {
    return `(select c.*, c.cut_start as piece_start, c.cut_end as piece_end from ${within} as c)`
  }
  const steps = d.unnest(
    d.series(axis.step('c.cut_start', d), `${axis.step('c.cut_end - 1', d)} + 1`),
  )
  return `(select p.* from (
    select q.*,
      greatest(q.cut_start, ${axis.begin('q.step')}) as piece_start,
      least(q.cut_end, ${axis.begin('q.step + 1')}) as piece_end
    from (select c.*, ${steps} as step from ${within} as c) as q) as p
    where p.piece_start < p.piece_end)`
}

/**
 * How much of each piece no earlier one of its group has covered: `covered_start` to `piece_end`. Over a group
 * the covered parts are disjoint and together the time with at least one.
 */
export function covered(relation: string, group: readonly string[]): string {
  const earlier = `max(w.piece_end) over (
      partition by ${group.join(', ')} order by w.piece_start, w.piece_end
      rows between unbounded preceding and 1 preceding)`
  return `(select v.*, greatest(0, v.piece_end - v.covered_start) as covered_ms from (
    select w.*, greatest(w.piece_start, coalesce(${earlier}, w.piece_start)) as covered_start
    from ${relation} as w) as v)`
}
