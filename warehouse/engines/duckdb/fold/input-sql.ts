/**
 * The events of a fold as columns of numbers, sorted by case and in fold order. Work tables lie in the in-memory
 * database `work`, which all connections of the instance see and no transaction on facts touches.
 */
import { EVENT_TYPES, isCaseType, placeOf } from '../../../../domain/public.ts'

export interface FoldScope {
  /** Only cases of `work.touched`, else all. */
  readonly isTouchedOnly: boolean
  /** Events of later loads are not there yet. */
  readonly upTo: number
}

const SAID = placeOf('message.sent')
const CASE_PLACES = EVENT_TYPES.filter(isCaseType).map(placeOf).join(', ')

/**
 * `work.fold_events`: the events of the touched cases, found once: the steps of a fold read them some ten times, and
 * each time would look through all events there are. Their places first, from two narrow columns: whole rows would
 * be read before they are chosen (3M events: 260 ms against 60, verified on DuckDB 1.5).
 */
export function touchedEventsSql({ upTo }: FoldScope): readonly string[] {
  return [
    `create or replace table work.fold_places as
      select e.rowid as place from events as e
      where e.load_no <= ${upTo} and e.case_key in (select case_key from work.touched)`,
    `create or replace table work.fold_events as
      select case_key, case_id, event_id, e.place as place, occurred_at, seq, load_no, source, case_kind, customer_id,
        agent_id, team_id, queue_id, channel, data
      from events as e join work.fold_places as p on p.place = e.rowid
      where ${isOfCase('e', upTo)}`,
  ]
}

/** Where the events of a scope lie. */
export function eventsOf({ isTouchedOnly }: FoldScope): string {
  return isTouchedOnly ? 'work.fold_events' : 'events'
}

function isOfCase(row: string, upTo: number): string {
  return `${row}.case_id is not null and ${row}.place in (${CASE_PLACES}) and ${row}.load_no <= ${upTo}`
}

function eventsIn(scope: FoldScope): string {
  return scope.isTouchedOnly
    ? 'work.fold_events as e where true'
    : `events as e where ${isOfCase('e', scope.upTo)}`
}

/**
 * `work.fold_cases`: the chosen cases, numbered from 0 in the order in which they began. Facts are written in that
 * order, so that a query over some weeks finds them in few row groups.
 */
export function chooseCasesSql(scope: FoldScope): string {
  return `create or replace table work.fold_cases as
    select cast(row_number() over (order by began_at, case_id) - 1 as integer) as case_ix, case_key, case_id, events
    from (
      select e.case_key as case_key, e.case_id as case_id, count(*) as events,
        min(e.occurred_at) as began_at
      from ${eventsIn(scope)} group by all
    ) as found
    ${scope.isTouchedOnly ? 'where case_id in (select case_id from work.touched)' : ''}`
}

/** `work.fold_refs`: the strings that many events share, numbered from 1. Customers are too many: see below. */
export function numberStringsSql(scope: FoldScope): string {
  const of = (column: string) => `select e.${column} as text from ${eventsIn(scope)} group by 1`
  return `create or replace table work.fold_refs as
    select cast(row_number() over (order by text) as integer) as ref, text from (
      ${['source', 'agent_id', 'team_id', 'queue_id', 'channel'].map(of).join(' union ')}
      union
      select e.data ->> '$.language' as text
      from ${eventsIn(scope)} and e.place = ${SAID} and contains(e.data, '"language"')
    ) where text is not null and text <> ''`
}

/** Columns in the order of BATCH_COLUMNS, then data. A customer is the place of its event's row, from 1. */
export function inputSql(scope: FoldScope): string {
  const ref = (column: string) => `coalesce(${column}_ref.ref, 0)`
  const join = (column: string, value: string) =>
    `left join work.fold_refs as ${column}_ref on ${column}_ref.text = ${value}`
  return `
    with chosen as (
      select c.case_ix as case_ix, e.rowid as row_place, e.*,
        case when e.place = ${SAID}
          then json_extract_string(e.data, ['$.message_id', '$.author', '$.is_note', '$.language', '$.has_text'])
        end as m
      from ${eventsOf(scope)} as e join work.fold_cases as c on c.case_key = e.case_key and c.case_id = e.case_id
      where ${isOfCase('e', scope.upTo)}
    )
    select
      case_ix,
      cast(occurred_at as double) as at,
      place,
      ${ref('source')} as source,
      cast(case case_kind when 'chat' then 1 when 'ticket' then 2 else 0 end as integer) as kind,
      cast(case when customer_id is null then 0 else row_place + 1 end as integer) as customer,
      ${ref('agent')} as agent,
      ${ref('team')} as team,
      ${ref('queue')} as queue,
      ${ref('channel')} as channel,
      ${ref('language')} as language,
      cast(case m[2] when 'customer' then 1 when 'agent' then 2 when 'bot' then 3 when 'system' then 4 else 0 end as integer) as author,
      cast(case when m[3] = 'true' then 1 else 0 end + case when m[5] = 'true' then 2 else 0 end as integer) as bits,
      cast(coalesce(md5_number_lower(m[1]), 0) as double) as message_key,
      case when place = ${SAID} or data = '{}' then null else data end as data
    from chosen
    ${join('source', 'chosen.source')}
    ${join('agent', 'chosen.agent_id')}
    ${join('team', 'chosen.team_id')}
    ${join('queue', 'chosen.queue_id')}
    ${join('channel', 'chosen.channel')}
    ${join('language', 'm[4]')}
    order by case_ix, occurred_at, coalesce(seq, 9223372036854775807), place, event_id`
}
