/** Reads a file of canonical events, one JSON object per line with the fields of `CanonicalEvent`. */
import { EVENT_TYPES } from '../../../../domain/public.ts'
import { eventKeySql } from './event-key.ts'

const TEXTS = [
  'event_id',
  'type',
  'source',
  'case_id',
  'case_kind',
  'customer_id',
  'agent_id',
  'team_id',
  'queue_id',
  'channel',
] as const

/** `create temp table raw_lines`, as for raw events; a line that cannot be read is a row of nulls. */
export function readCanonicalSql(path: string): string {
  const texts = TEXTS.map((name) => `${name}: 'varchar'`).join(', ')
  return `create or replace temp table raw_lines as
    select ${TEXTS.join(', ')}, occurred_at, seq, data
    from read_ndjson('${path.replaceAll("'", "''")}', columns = {${texts}, occurred_at: 'bigint', seq: 'bigint', data: 'json'},
      ignore_errors = true, auto_detect = false)`
}

/** `create temp table staged` of all rows that could be read. */
export function stageCanonicalSql(): string {
  const places = EVENT_TYPES.map((type, place) => `when '${type}' then ${place}`).join(' ')
  return `create or replace temp table staged as
    with placed as (
      select rowid as row_no, * replace (coalesce(cast(data as varchar), '{}') as data),
        cast(case type ${places} end as integer) as place
      from raw_lines
    )
    select row_no, ${eventKeySql('source', 'event_id')} as event_key, event_id, type, place, occurred_at, seq, source,
      case_id, case_kind, customer_id, agent_id, team_id, queue_id, channel, data
    from placed
    where event_id is not null and source is not null and occurred_at is not null and place is not null`
}
