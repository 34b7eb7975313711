import type { ScanContext } from '../query/scan-context.ts'

/**
 * What was written beside ratings, by case, the instant the rating was first given, and its last score: what a rating
 * of the facts is known by. What follows `from`, without alias: case_id, first_at, score, body. Given again with
 * another text, the last text stands; one that was erased is empty, and null here.
 *
 * Ratings are looked for from the range's start on: one that began earlier is not in the range. Texts of ratings have
 * neither author nor message.
 */
export function givenTexts({ d, from }: ScanContext): string {
  const number = (field: string, missing: string) =>
    `coalesce(${d.toDouble(d.jsonText('e.data', field))}, ${missing})`
  const low = number('scale_min', '0e0')
  const score = `(${number('score', '0e0')} - ${low}) / nullif(${number('scale_max', '1e0')} - ${low}, 0e0)`
  return `(select b.case_id as case_id, b.first_at as first_at, b.score as score, max(b.body) as body
    from (select e.case_id as case_id, ${d.jsonText('e.data', 'rating_id')} as rating_id,
        min(e.occurred_at) as first_at, ${d.lastBy(score, 'e.occurred_at')} as score,
        nullif(${d.lastBy('t.text', 'e.occurred_at')}, '') as body
      from ${d.table('events')} as e
      left join (select x.source as source, x.event_id as event_id, x.text as text
        from ${d.table('message_texts')} as x
        where x.author is null and x.message_id is null) as t
        on t.source = e.source and t.event_id = e.event_id
      where e.type = 'rating.given' and e.occurred_at >= ${from}
      group by 1, 2) as b
    group by 1, 2, 3)`
}
