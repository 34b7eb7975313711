/** The tables that JavaScript folds as a whole: the states of agents and the directory. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { placeOf } from '../../../../domain/public.ts'
import type { LoadedEvent } from '../../../fold/directory-history.ts'
import { foldDirectory } from '../../../fold/fold-directory.ts'
import type { KnownContext } from '../../../fold/known-context.ts'
import { agentStates, directory } from '../../../schema/facts.ts'
import { insertRecords } from '../insert-records.ts'
import { streamEvents } from './read-events.ts'

const CUSTOMER_PLACES = [placeOf('customer.updated'), placeOf('customer.erased')].join(', ')

export async function insertAgentStates(
  sink: DuckDBConnection,
  target: string,
  known: KnownContext,
  agents: readonly string[],
): Promise<void> {
  await insertRecords(
    sink,
    { table: agentStates, target },
    agents.flatMap((agent) => known.statesOf(agent)),
  )
}

/**
 * Rows of customers: they are too many to remember, so their events are read again, one customer after the other.
 * @param scope a condition on the events; all events of a customer must fulfil it, or none
 */
export async function insertCustomers(
  { feed, sink }: { readonly feed: DuckDBConnection; readonly sink: DuckDBConnection },
  target: string,
  scope: string,
): Promise<void> {
  let ofOne: LoadedEvent[] = []
  let rows: ReturnType<typeof foldDirectory>[number][] = []
  const condition = `place in (${CUSTOMER_PLACES}) and customer_id is not null and ${scope} order by customer_id`
  for await (const events of streamEvents(feed, condition)) {
    for (const event of events) {
      if (ofOne[0] !== undefined && ofOne[0].customer_id !== event.customer_id) {
        rows.push(...foldDirectory(ofOne))
        ofOne = []
      }
      ofOne.push(event)
    }
    if (rows.length < 5_000) continue
    await insertRecords(sink, { table: directory, target }, rows)
    rows = []
  }
  rows.push(...foldDirectory(ofOne))
  await insertRecords(sink, { table: directory, target }, rows)
}
