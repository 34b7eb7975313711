import { EVENT_TYPES, isCaseType, placeOf } from '../../../domain/public.ts'
import type { TouchedCases } from '../../fold/known-context.ts'
import { WRITE_SETTINGS } from './select-profile.ts'
import { TOUCHED } from './work-tables.ts'

const CASE_PLACES = EVENT_TYPES.filter(isCaseType).map(placeOf).join(', ')

/** Fills the table of touched cases: those with new events, and those that a change of the context touches. */
export function touchedSql(after: number, upTo: number, touched: TouchedCases): string {
  const parts = [
    `select assumeNotNull(case_id) as id from events
      where load_no > ${after} and load_no <= ${upTo} and case_id is not null and place in (${CASE_PLACES})`,
  ]
  if (touched.lastEventFrom !== Infinity) {
    parts.push(`select case_id as id from cases where last_event_at >= ${touched.lastEventFrom}`)
  }
  if (touched.sources.length > 0) {
    parts.push(`select case_id as id from cases where source in (${texts(touched.sources)})`)
  }
  if (touched.policies.length > 0) {
    parts.push(`select assumeNotNull(case_id) as id from events where place = ${placeOf('sla.applied')} and load_no <= ${upTo}
      and JSONExtractString(data, 'policy_id') in (${texts(touched.policies)})`)
  }
  for (const { agent, from } of touched.agents) {
    const until = from === -Infinity ? '' : ` and (ended_at is null or ended_at >= ${from})`
    parts.push(
      `select case_id as id from assignments where case_kind = 'ticket' and agent = ${text(agent)}${until}`,
    )
  }
  return `insert into "${TOUCHED}" select distinct id from (${parts.join(' union all ')}) settings ${WRITE_SETTINGS}`
}

const text = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const texts = (values: readonly string[]) => values.map(text).join(', ')
