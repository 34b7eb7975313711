import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

export interface SettingsEventRow {
  readonly number: number
  readonly event_json: string
}

export async function insertSettingsEventRows(
  store: StoreScope,
  events: readonly unknown[],
): Promise<void> {
  const rows = events.map((event) => ({ event_json: JSON.stringify(event) }))
  if (rows.length > 0) await tablesOf(store).insertInto('settings_events').values(rows).execute()
}

/** The oldest events first. */
export async function readSettingsEventRows(
  store: StoreScope,
  limit: number,
): Promise<readonly SettingsEventRow[]> {
  return tablesOf(store)
    .selectFrom('settings_events')
    .selectAll()
    .orderBy('number')
    .limit(limit)
    .execute()
}

export async function deleteSettingsEventRows(
  store: StoreScope,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return
  await tablesOf(store)
    .deleteFrom('settings_events')
    .where('number', 'in', [...numbers])
    .execute()
}
