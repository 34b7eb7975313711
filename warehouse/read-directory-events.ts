import { compareEvents, type EventType } from '../domain/public.ts'
import { type Reader, toRecords } from './engine.ts'
import { toStoredEvent } from './read-stored-events.ts'
import type { StoredEvent } from './warehouse.ts'

/** Every event of some types of the directory, in fold order: few, whatever the number of cases. */
export async function readDirectoryEvents(
  reader: Reader,
  types: readonly EventType[],
): Promise<readonly StoredEvent[]> {
  const { dialect: d } = reader
  // Names of the catalogue, not a user's text.
  const wanted = types.map((type) => `'${type}'`).join(', ')
  const rows = await reader.query(
    `select event_id, type, occurred_at, seq, received_at, source, case_id, case_kind, customer_id,
      agent_id, team_id, queue_id, channel, data
    from ${d.table('events')}
    where type in (${wanted})`,
  )
  return toRecords(rows).map(toStoredEvent).toSorted(compareEvents)
}
