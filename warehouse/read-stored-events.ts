import { type Reader, toRecords } from './engine.ts'
import { textFieldOf } from './load/text-field.ts'
import type { StoredEvent } from './warehouse.ts'

/**
 * For ingest, which says at once whether an event came before: keys to remember, and the events behind the few
 * keys that seem known. The same SQL on both engines.
 */

/** Two 32-bit halves of `event_key`: JavaScript has no exact 64-bit number. */
export interface EventKeys {
  readonly high: readonly number[]
  readonly low: readonly number[]
}

/** The keys of one of `parts` parts of all events, so that memory stays small. */
export async function readEventKeys(
  reader: Reader,
  { part, parts }: { readonly part: number; readonly parts: number },
): Promise<EventKeys> {
  const { dialect: d } = reader
  const rows = await reader.query(
    `select ${d.intDiv('event_key', '4294967296')} as high, event_key % 4294967296 as low
    from ${d.table('events')}
    where event_key % ${Math.trunc(parts)} = ${Math.trunc(part)}`,
  )
  const numbers = (name: string) => (rows.columns[name] ?? []).map(Number)
  return { high: numbers('high'), low: numbers('low') }
}

/** Stored events by their `event_key`; of a key that two ids share, both. Texts that were erased are empty. */
export async function readEventsByKey(
  reader: Reader,
  keys: readonly bigint[],
): Promise<readonly StoredEvent[]> {
  if (keys.length === 0) return []
  const { dialect: d } = reader
  // Numbers, not a user's text: a list of 64-bit values cannot be handed over exactly as a parameter.
  const wanted = keys.map(String).join(', ')
  const rows = await reader.query(
    `with found as (
      select * from ${d.table('events')} where event_key in (${wanted})
    )
    select e.event_id as event_id, e.type as type, e.occurred_at as occurred_at, e.seq as seq, e.received_at as received_at,
      e.source as source, e.case_id as case_id, e.case_kind as case_kind, e.customer_id as customer_id,
      e.agent_id as agent_id, e.team_id as team_id, e.queue_id as queue_id, e.channel as channel, e.data as data, t.text as text
    from found as e
    left join (
      select source, event_id, text from ${d.table('message_texts')}
      where event_id in (select event_id from found)
    ) as t on t.source = e.source and t.event_id = e.event_id`,
  )
  return toRecords(rows).map(toStoredEvent)
}

/** A row of `events` with its `text` beside it as the event that came. */
export function toStoredEvent(row: Readonly<Record<string, unknown>>): StoredEvent {
  const { text, ...columns } = row
  const stored = JSON.parse(String(row['data'])) as Record<string, unknown>
  const { has_text: hasText, ...data } = stored
  const field = textFieldOf(String(row['type']))
  const whole = hasText === true && field !== null ? { ...data, [field]: text ?? '' } : stored
  return { ...columns, data: whole } as unknown as StoredEvent
}
