/**
 * Reads a file of raw events and says in SQL which rows need no second look. Two statements: the lines as JSON
 * text, one row per line that is not blank (a line that is no JSON object is a row of nulls; verified on DuckDB
 * 1.5), then the typed rows. Of a key that comes twice in one object DuckDB reads the first, `JSON.parse` the last.
 */
import { EVENT_FIELDS } from '../../../../domain/public.ts'
import { instantMs, vouchInstant } from './instant-sql.ts'
import { eventKeySql } from './event-key.ts'
import { type TypeVouch, VOUCHED_TYPES } from './vouch-type.ts'

const IDS = ['case_id', 'customer_id', 'agent_id', 'team_id', 'queue_id'] as const
const BARE = ['event_id', 'type', 'source', 'case_kind', 'channel', ...IDS] as const

/** `create temp table raw_lines`; its rowid is the number of the line among those that are not blank, from 0. */
export function readLinesSql(path: string): string {
  const columns = EVENT_FIELDS.map((name) => `${name}: 'json'`).join(', ')
  return `create or replace temp table raw_lines as
    select ${EVENT_FIELDS.join(', ')}
    from read_ndjson(${quoteText(path)}, columns = {${columns}}, ignore_errors = true, auto_detect = false)`
}

/** `create temp table staged` of the rows vouched for: canonical events, text still in `data`. */
export function stageRawSql(source: string): string {
  const fallback = quoteText(JSON.stringify(source))
  return `create or replace temp table staged as
    with typed as (
      select
        r.rowid as row_no,
        r.* replace (coalesce(r.source, ${fallback}) as source, coalesce(r.data, '{}') as data),
        case r.type ${VOUCHED_TYPES.map(({ type, place }) => `when '"${type}"' then ${place}`).join(' ')} end as place
      from raw_lines as r
    ),
    extracted as (
      select *, case place ${VOUCHED_TYPES.map(extract).join(' ')} end as f from typed where place is not null
    ),
    read as (
      select *, ${instantMs('occurred_at')} as at_ms from extracted
    ),
    vouched as (
      select * from read where ${envelope()} and (${dataIsSound()})
    ),
    bare as (
      select row_no, place, at_ms, seq, data, f, ${BARE.map((name) => `${unquote(name)} as ${name}`).join(', ')},
        ${unquote('source')} || ':' as prefix
      from vouched
    )
    select
      row_no,
      ${eventKeySql('source', 'event_id')} as event_key,
      event_id,
      type,
      cast(place as integer) as place,
      at_ms as occurred_at,
      cast(seq as bigint) as seq,
      source,
      ${whole('case_id')} as case_id,
      case_kind,
      ${IDS.slice(1)
        .map((id) => `${whole(id)} as ${id}`)
        .join(',\n      ')},
      channel,
      case place ${VOUCHED_TYPES.filter(({ ids }) => ids.length > 0)
        .map(withWholeIds)
        .join(' ')} else data end as data
    from bare`
}

function extract({ place, fields }: TypeVouch): string {
  if (fields.length === 0) return ''
  const paths = fields.map((field) => `'$.${field}'`).join(', ')
  return `when ${place} then json_extract(data, [${paths}])`
}

function envelope(): string {
  return [
    isText('event_id', 200),
    `event_id <> '""'`,
    vouchInstant('occurred_at', 'at_ms'),
    `(seq is null or regexp_matches(seq, '^-?\\d{1,15}$'))`,
    `${isText('source', 200)} and source <> '""'`,
    ...IDS.map((id) => `(${id} is null or (${isText(id, 200)} and ${id} <> '""'))`),
    `(case_kind is null or case_kind in ('"chat"', '"ticket"'))`,
    `(channel is null or ${isText('channel', 200)})`,
    `starts_with(data, '{')`,
    `strlen(data) <= 1000000`,
    ...['event_id', 'source', ...IDS, 'channel', 'data'].map(
      (name) => `not coalesce(contains(${name}, '\\u0000'), false)`,
    ),
  ].join('\n        and ')
}

function dataIsSound(): string {
  return `case place ${VOUCHED_TYPES.map((vouch) => {
    const condition = vouch.sql((field) => valueOf(vouch, field))
    const strangers = vouch.strangers.map((key) => `'${key}'`).join(', ')
    const needs = vouch.needs === null ? '' : ` and ${vouch.needs} is not null`
    return `when ${vouch.place} then ${condition}${needs} and not list_has_any(json_keys(data), [${strangers}])`
  }).join('\n          ')} end`
}

function withWholeIds(vouch: TypeVouch): string {
  const pairs = vouch.ids.map((id) => {
    const value = valueOf(vouch, id)
    return `'${id}', case when ${value} <> 'null' then ${whole(`(${value} ->> '$')`)} end`
  })
  return `when ${vouch.place} then cast(json_merge_patch(data, json_object(${pairs.join(', ')})) as varchar)`
}

const valueOf = (vouch: TypeVouch, field: string) => `f[${vouch.fields.indexOf(field) + 1}]`

/** JSON text of a string to the string. */
const unquote = (value: string) => `${value} ->> '$'`

/** The id with its source before it; null stays null. */
const whole = (id: string) =>
  `case when starts_with(${id}, prefix) then ${id} else prefix || ${id} end`

const isText = (value: string, bytes: number) =>
  `starts_with(${value}, '"') and strlen(${value}) <= ${bytes}`

const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`
