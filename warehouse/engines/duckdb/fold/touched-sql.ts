import { EVENT_TYPES, isCaseType, placeOf } from '../../../../domain/public.ts'
import type { TouchedCases } from '../../../fold/known-context.ts'
import { caseKeySql } from '../load/event-key.ts'

const CASE_PLACES = EVENT_TYPES.filter(isCaseType).map(placeOf).join(', ')

/** `work.touched`: cases with new events, and those that a change of the context touches. */
export function touchedSql(after: number, upTo: number, touched: TouchedCases): string {
  const parts = [
    `select case_id from events
      where load_no > ${after} and load_no <= ${upTo} and case_id is not null and place in (${CASE_PLACES})`,
  ]
  if (touched.lastEventFrom !== Infinity) {
    parts.push(`select case_id from cases where last_event_at >= ${touched.lastEventFrom}`)
  }
  if (touched.sources.length > 0) {
    parts.push(`select case_id from cases where source in (${texts(touched.sources)})`)
  }
  if (touched.policies.length > 0) {
    parts.push(`select case_id from events where place = ${placeOf('sla.applied')} and load_no <= ${upTo}
      and (data ->> '$.policy_id') in (${texts(touched.policies)})`)
  }
  for (const { agent, from } of touched.agents) {
    const until = from === -Infinity ? '' : ` and (ended_at is null or ended_at >= ${from})`
    parts.push(
      `select case_id from assignments where case_kind = 'ticket' and agent = ${text(agent)}${until}`,
    )
  }
  return `create or replace table work.touched as
    select case_id, ${caseKeySql('case_id')} as case_key from (${parts.join(' union ')})`
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const texts = (values: readonly string[]) => values.map(text).join(', ')
