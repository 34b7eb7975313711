/** Words that were taken back: a redacted message, an erased customer. Events stay, texts are emptied. */
import { placeOf } from '../../../../domain/public.ts'

/** @param scope a condition on `case_id` that narrows the work down */
export function eraseRedactedSql(scope: string): string {
  return `update message_texts set text = ''
    where text <> '' and message_id is not null and (case_id, message_id) in (
      select (case_id, data ->> '$.message_id') from events
      where place = ${placeOf('message.redacted')} and ${scope}
    )`
}

/** Everything that is in a case of an erased customer, whoever wrote it. */
export const ERASE_CUSTOMERS_SQL = `update message_texts set text = ''
  where text <> '' and case_id in (
    select case_id from cases where customer_id in (
      select customer_id from events where place = ${placeOf('customer.erased')}
    )
  )`
