import { type EventType, uuidV7 } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/**
 * Says what happened to a customer outside any case. Called with the scope of the transaction that writes the change.
 */
export async function postCustomerEvent(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  customer_id: string,
  event: { readonly type: EventType; readonly data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const now = desk.clock.now()
  const whole = {
    event_id: uuidV7(now, desk.randomBytes(10)),
    type: event.type,
    occurred_at: new Date(now).toISOString(),
    source: 'desk',
    customer_id,
    data: event.data,
  }
  await tablesOf(desk.store)
    .insertInto('desk_outbox')
    .values({ event_json: JSON.stringify(whole) })
    .execute()
}
