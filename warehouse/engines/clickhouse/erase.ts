/** Words that were taken back. An emptied text replaces what was there and whatever is loaded later. */
import { placeOf } from '../../../domain/public.ts'
import type { ClickHouse } from './database.ts'
import { WRITE_SETTINGS } from './select-profile.ts'

/** Greater than any load: what is erased stays erased. */
const FOR_EVER = '18446744073709551615'

/** @param scope a condition on the events that redact */
export async function eraseRedacted(db: ClickHouse, scope: string): Promise<void> {
  await emptyTexts(
    db,
    `(case_id, message_id) in (
      select assumeNotNull(case_id), JSONExtract(data, 'message_id', 'Nullable(String)') from events
      where place = ${placeOf('message.redacted')} and case_id is not null and ${scope}
    )`,
  )
}

/** Everything that is in a case of an erased customer, whoever wrote it. */
export async function eraseCustomers(db: ClickHouse): Promise<void> {
  await emptyTexts(
    db,
    `case_id in (
      select case_id from cases where customer_id in (
        select customer_id from events where place = ${placeOf('customer.erased')}
      )
    )`,
  )
}

/** The rows are chosen in a subquery: beside `* replace`, a name in `where` means what replaces it. */
async function emptyTexts(db: ClickHouse, condition: string): Promise<void> {
  await db.exec(
    `insert into message_texts select * replace ('' as text, ${FOR_EVER} as version)
      from (select * from message_texts where text <> '' and ${condition})
      settings ${WRITE_SETTINGS}`,
  )
}
