import { CALENDARS, listDocuments, POLICIES } from '../../accounts/public.ts'
import type { ToldSettings, ToldVersion } from '../../domain/contract/public.ts'
import { effectiveAt, readDirectoryEvents, type StoredEvent } from '../../warehouse/public.ts'
import type { Rooms } from '../rooms.ts'

const KEYS = { 'policy.updated': 'policy_id', 'calendar.updated': 'calendar_id' } as const

/**
 * Policies and calendars in force that nobody saved here: they came with the events of a demo, an import or another
 * system, and count like those of the settings.
 */
export async function readToldSettings({
  warehouse,
  accounts,
  clock,
}: Pick<Rooms, 'warehouse' | 'accounts' | 'clock'>): Promise<ToldSettings> {
  const events = await readDirectoryEvents(warehouse, ['policy.updated', 'calendar.updated'])
  const policies = await listDocuments(accounts, POLICIES)
  const calendars = await listDocuments(accounts, CALENDARS)
  const told = <Document>(type: keyof typeof KEYS, ours: readonly string[]) =>
    inForce(
      events.filter((event) => event.type === type),
      { key: KEYS[type], ours: new Set(ours), now: clock.now() },
    ) as readonly ToldVersion<Document>[]
  return {
    policies: told(
      'policy.updated',
      policies.map(({ document }) => document.policy_id),
    ),
    calendars: told(
      'calendar.updated',
      calendars.map(({ document }) => document.calendar_id),
    ),
  }
}

/** @param events in fold order, so that of two that begin together the later one stands */
function inForce(
  events: readonly StoredEvent[],
  { key, ours, now }: { readonly key: string; readonly ours: ReadonlySet<string>; now: number },
): readonly ToldVersion<unknown>[] {
  const newest = new Map<string, StoredEvent>()
  for (const event of events) {
    const id = String(event.data[key])
    const before = newest.get(id)
    if (ours.has(id) || effectiveAt(event) > now) continue
    if (before === undefined || effectiveAt(before) <= effectiveAt(event)) newest.set(id, event)
  }
  return [...newest.values()].map((event) => {
    const { version, effective_from: _from, ...document } = event.data
    return {
      source: event.source,
      version: Number(version),
      effective_from: new Date(effectiveAt(event)).toISOString(),
      document,
    }
  })
}
