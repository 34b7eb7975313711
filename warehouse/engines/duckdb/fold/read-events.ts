import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { EVENT_FIELDS } from '../../../../domain/public.ts'
import type { LoadedEvent } from '../../../fold/directory-history.ts'

const COLUMNS = [...EVENT_FIELDS, 'load_no'] as const

/** Streams the events that fulfil a condition, chunk by chunk. */
export async function* streamEvents(
  connection: DuckDBConnection,
  condition: string,
): AsyncGenerator<readonly LoadedEvent[]> {
  const result = await connection.stream(
    `select ${COLUMNS.join(', ')} from events where ${condition}`,
  )
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    yield chunk.getRows().map(toEvent)
  }
}

/** All of them at once, for the few. */
export async function readEvents(
  connection: DuckDBConnection,
  condition: string,
): Promise<LoadedEvent[]> {
  const events: LoadedEvent[] = []
  for await (const some of streamEvents(connection, condition))
    for (const event of some) events.push(event)
  return events
}

function toEvent(row: readonly DuckDBValue[]): LoadedEvent {
  const event = Object.fromEntries(
    COLUMNS.map((name, index) => {
      const value = row[index] ?? null
      return [name, typeof value === 'bigint' ? Number(value) : value]
    }),
  )
  return { ...event, data: JSON.parse(String(event['data'])) as unknown } as unknown as LoadedEvent
}
