import type { Accounts } from '../accounts.ts'
import {
  deleteSettingsEventRows,
  insertSettingsEventRows,
  readSettingsEventRows,
} from '../store/settings-event-rows.ts'
import type { DirectoryEvent } from './directory-event.ts'

/** One waiting event; `event` is what ingest's `parseEvent` takes. */
export interface OutboxEntry {
  readonly number: number
  readonly event: unknown
}

/**
 * Changes of settings on their way to ingest. Written in the transaction of the change, so neither is without
 * the other; read and, once accepted, acknowledged. Read twice after a crash, an event has the same id and
 * ingest ignores it.
 */
export async function postEvents(
  accounts: Accounts,
  events: readonly DirectoryEvent[],
): Promise<void> {
  await insertSettingsEventRows(accounts.store, events)
}

/** The oldest waiting events, in the order of the changes. */
export async function readSettingsEvents(
  accounts: Accounts,
  limit: number,
): Promise<readonly OutboxEntry[]> {
  const rows = await readSettingsEventRows(accounts.store, limit)
  return rows.map((row) => ({ number: row.number, event: JSON.parse(row.event_json) as unknown }))
}

/** Call when ingest has them on disk. */
export async function acknowledgeSettingsEvents(
  accounts: Accounts,
  numbers: readonly number[],
): Promise<void> {
  await deleteSettingsEventRows(accounts.store, numbers)
}
