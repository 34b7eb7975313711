import type { CustomerChange } from '../../domain/contract/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { soundText } from '../actions/message.ts'
import { postCustomerEvent } from '../outbox/post-customer-event.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import { plainLine } from '../text/plain-text.ts'
import { type CustomerRow, customerUnknown, emailKeyOf, requireCustomer } from './customer.ts'
import { writableBy } from './inbox-boxes.ts'

/**
 * What staff know about a customer. Their cases show a new name at once; a case keeps the tier it
 * was opened with.
 * @throws NOT_FOUND, also for the customer of no case that the reader may work on
 */
export async function changeCustomer(
  desk: Desk,
  reader: CaseReader,
  { id, ...change }: CustomerChange & { readonly id: string },
): Promise<CustomerRow> {
  await refuseForeign(desk, reader, id)
  const after = await desk.store.transaction(async (tx) => {
    const before = await requireCustomer(tx, id)
    const row = { ...before, ...columnsOf(change) }
    await tablesOf(tx)
      .updateTable('desk_customers')
      .set(columnsOf(change))
      .where('id', '=', id)
      .execute()
    if (row.name !== before.name) await renameInCases({ ...desk, store: tx }, id, row.name)
    const { name, tier, attributes_json } = row
    const attributes = JSON.parse(attributes_json) as Record<string, unknown>
    await postCustomerEvent({ ...desk, store: tx }, id, {
      type: 'customer.updated',
      data: { name, tier, attributes },
    })
    await markForSearch({ ...desk, store: tx }, 'customer', [id])
    return row
  })
  desk.news.publish({ kind: 'customer_changed', customer_id: id })
  return after
}

/** Cases are found by the name they show. */
async function renameInCases(
  desk: Pick<Desk, 'store' | 'clock'>,
  customerId: string,
  customer_name: string | null,
): Promise<void> {
  const rows = await tablesOf(desk.store)
    .updateTable('desk_cases')
    .set({ customer_name })
    .where('customer_id', '=', customerId)
    .returning('id')
    .execute()
  await markForSearch(
    desk,
    'case',
    rows.map(({ id }) => id),
  )
}

/** @throws NOT_FOUND */
async function refuseForeign(
  desk: Pick<Desk, 'store'>,
  reader: CaseReader,
  customerId: string,
): Promise<void> {
  if (reader.scope === 'all') return
  const row = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select('id')
    .where('customer_id', '=', customerId)
    .where((eb) => writableBy(eb, reader))
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) throw customerUnknown(customerId)
}

function columnsOf(change: CustomerChange): Partial<CustomerRow> {
  const { name, email, phone, tier, note, attributes, language } = change
  return {
    ...(name === undefined ? {} : { name: name === null ? null : plainLine(name, 200) }),
    ...(email === undefined ? {} : { email, email_key: email === null ? null : emailKeyOf(email) }),
    ...(phone === undefined ? {} : { phone }),
    ...(tier === undefined ? {} : { tier }),
    ...(note === undefined ? {} : { note: note === null ? null : soundText(note) }),
    ...(language === undefined ? {} : { language }),
    ...(attributes === undefined ? {} : { attributes_json: JSON.stringify(attributes) }),
  }
}
