import type { Desk } from '../desk.ts'
import { removeFiles } from '../files/case-files.ts'
import type { FileVault } from '../files/file-vault.ts'
import { postCustomerEvent } from '../outbox/post-customer-event.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import type { Visitor } from './visitor.ts'

/**
 * The visitor takes their consent back: who they are, what they wrote and what they sent is erased here, and the
 * event makes the facts forget it too. That there was a conversation, and when, remains.
 * Their tokens end with it, so this cannot be asked twice.
 */
export async function forgetVisitor(
  desk: Desk,
  vault: FileVault,
  { customer_id }: Visitor,
): Promise<void> {
  const now = desk.clock.now()
  const fileIds = await desk.store.transaction(async (store) => {
    const tables = tablesOf(store)
    await tables
      .updateTable('desk_visitors')
      .set({ revoked_at: now, page_json: null })
      .where('customer_id', '=', customer_id)
      .execute()
    await tables
      .updateTable('desk_customers')
      .set({
        name: null,
        email: null,
        email_key: null,
        phone: null,
        attributes_json: '{}',
        note: null,
        consented_at: null,
        erased_at: now,
      })
      .where('id', '=', customer_id)
      .execute()
    const cases = await tables
      .selectFrom('desk_cases')
      .select('id')
      .where('customer_id', '=', customer_id)
      .execute()
    const caseIds = cases.map(({ id }) => id)
    await eraseWords({ ...desk, store }, customer_id, caseIds)
    const files = await tables
      .selectFrom('desk_files')
      .select('id')
      .where('owner_id', '=', customer_id)
      .execute()
    await postCustomerEvent({ ...desk, store }, customer_id, {
      type: 'customer.erased',
      data: { customer_id },
    })
    return files.map(({ id }) => id)
  })
  await removeFiles(desk, vault, fileIds)
  desk.news.publish({ kind: 'customer_changed', customer_id })
}

/** Their name on every case and entry, and their words; those of staff stay. */
async function eraseWords(
  desk: Pick<Desk, 'store' | 'clock'>,
  customer_id: string,
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return
  const tables = tablesOf(desk.store)
  const now = desk.clock.now()
  await tables
    .updateTable('desk_cases')
    .set({ customer_name: null, subject: null, preview: null, fields_json: '{}' })
    .where('customer_id', '=', customer_id)
    .execute()
  await tables
    .updateTable('desk_entries')
    .set({ author_name: null })
    .where('author_kind', '=', 'customer')
    .where('author_id', '=', customer_id)
    .execute()
  await tables
    .updateTable('desk_entries')
    .set({ text: null, redacted_at: now, file_ids_json: '[]' })
    .where('author_kind', '=', 'customer')
    .where('author_id', '=', customer_id)
    .where('kind', '=', 'message')
    .execute()
  await tables
    .updateTable('desk_ratings')
    .set({ comment: null })
    .where('case_id', 'in', [...caseIds])
    .execute()
  await markForSearch(desk, 'case', caseIds)
  await markForSearch(desk, 'customer', [customer_id])
}
