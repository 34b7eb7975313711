import { type CanonicalEvent, compareEvents, isDirectoryType } from '../../domain/public.ts'
import type { RowOf } from '../schema/column.ts'
import type { directory } from '../schema/facts.ts'
import { effectiveAt } from './directory-history.ts'

export type DirectoryRow = RowOf<typeof directory>

/**
 * Directory events to what is known of each thing from an instant on. A later entry keeps what it does not speak
 * of: `team.updated` with a name leaves the calendar as it is. Erased customers keep no name.
 * @param events directory events, in any order
 */
export function foldDirectory(events: readonly CanonicalEvent[]): readonly DirectoryRow[] {
  const rows = new Map<string, DirectoryRow>()
  const latest = new Map<string, Readonly<Record<string, unknown>>>()
  const erased = new Set(
    events.flatMap((event) => (event.type === 'customer.erased' ? [event.customer_id] : [])),
  )
  for (const event of events.toSorted(inOrderOfEffect)) {
    const kind = event.type.slice(0, event.type.indexOf('.'))
    const id = idOf(event)
    if (id === null || !isDirectoryType(event.type) || event.type === 'customer.erased') continue
    if (kind === 'customer' && erased.has(event.customer_id)) continue
    const entry = { ...latest.get(`${kind} ${id}`), ...withoutNulls(event.data) }
    latest.set(`${kind} ${id}`, entry)
    const at = effectiveAt(event)
    rows.set(JSON.stringify([kind, id, at]), {
      kind,
      id,
      effective_at: at,
      name: typeof entry['name'] === 'string' ? entry['name'] : null,
      entry: JSON.stringify(entry),
    })
  }
  return [...rows.values()]
}

/** The thing an event of the directory speaks of; null when it speaks of none. */
export function idOf(event: CanonicalEvent): string | null {
  switch (event.type) {
    case 'agent.updated':
      return event.agent_id
    case 'team.updated':
      return event.team_id
    case 'queue.updated':
      return event.queue_id
    case 'customer.updated':
    case 'customer.erased':
      return event.customer_id
    case 'calendar.updated':
      return String(event.data['calendar_id'])
    case 'policy.updated':
      return String(event.data['policy_id'])
    default:
      return null
  }
}

const inOrderOfEffect = (a: CanonicalEvent, b: CanonicalEvent) =>
  effectiveAt(a) - effectiveAt(b) || compareEvents(a, b)

function withoutNulls(data: CanonicalEvent['data']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null))
}
