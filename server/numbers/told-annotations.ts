import { type AnnotationEntry, ANNOTATION_KINDS } from '../../domain/contract/public.ts'
import { readInstant } from '../../domain/public.ts'
import { readDirectoryEvents, type StoredEvent } from '../../warehouse/public.ts'
import type { Rooms } from '../rooms.ts'

const KEPT_MS = 60_000

/**
 * What other systems wrote on the time line, as `annotation.added`. Read from the events as they stand: they are few,
 * nothing is counted by them, so a table of facts would hold the same words once more, to be rebuilt and kept in step.
 * Looked for at most once a minute, since that looks at the type of every event: 0.2 s of 30 million.
 */
export function createToldAnnotations({
  warehouse,
  clock,
}: Pick<Rooms, 'warehouse' | 'clock'>): () => Promise<readonly AnnotationEntry[]> {
  let readAt = Number.NEGATIVE_INFINITY
  let value: Promise<readonly AnnotationEntry[]> = Promise.resolve([])
  return () => {
    if (clock.now() - readAt >= KEPT_MS) {
      readAt = clock.now()
      value = readDirectoryEvents(warehouse, ['annotation.added']).then((all) => all.map(entryOf))
      value.catch(() => {
        readAt = Number.NEGATIVE_INFINITY
      })
    }
    return value
  }
}

function entryOf(event: StoredEvent): AnnotationEntry {
  const { source, event_id, occurred_at, received_at, team_id, channel, data } = event
  const said = typeof data['kind'] === 'string' ? data['kind'].toLowerCase() : ''
  const receivedAt = new Date(received_at).toISOString()
  return {
    id: `${source}:${event_id}`,
    // Other systems have kinds of their own.
    kind: ANNOTATION_KINDS.find((kind) => kind === said) ?? 'other',
    label: String(data['label']),
    starts_at: new Date(occurred_at).toISOString(),
    ends_at: endOf(data['ends_at'], occurred_at),
    scope: {
      ...(team_id === null ? {} : { team: [team_id] }),
      ...(channel === null ? {} : { channel: [channel] }),
    },
    author: { kind: 'source', source },
    created_at: receivedAt,
    updated_at: receivedAt,
    version: 1,
    may_edit: false,
  }
}

/** An end that is none, or lies before the beginning, is left out: what happened did begin. */
function endOf(told: unknown, startsAt: number): string | null {
  const at = typeof told === 'string' ? readInstant(told) : null
  return typeof at === 'number' && at > startsAt ? new Date(at).toISOString() : null
}
