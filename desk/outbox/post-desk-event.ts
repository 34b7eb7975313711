import { DeskmetryError, type EventType, parseEvent, uuidV7 } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

export interface DeskEvent {
  readonly type: EventType
  readonly agent_id?: string
  readonly queue_id?: string
  /** Epoch ms, when it happened before it was written. */
  readonly at?: number
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Says what happened at the desk outside any case: an agent's state, a queue's name. Called with the scope of the
 * transaction that writes the change.
 * @throws BAD_INPUT for what ingest would refuse
 */
export async function postDeskEvent(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  { at, ...event }: DeskEvent,
): Promise<void> {
  const now = desk.clock.now()
  const whole = {
    event_id: uuidV7(now, desk.randomBytes(10)),
    occurred_at: new Date(at ?? now).toISOString(),
    source: 'desk',
    ...event,
  }
  const parsed = parseEvent(whole, 'desk')
  if (!parsed.ok) {
    const [problem] = parsed.problems
    throw new DeskmetryError('BAD_INPUT', {
      what: `What is to be written (${event.type} ${problem?.path ?? ''})`,
      reason: problem?.reason ?? 'it is not an event',
      fix: problem?.fix ?? '',
    })
  }
  await tablesOf(desk.store)
    .insertInto('desk_outbox')
    .values({ event_json: JSON.stringify(whole) })
    .execute()
}
