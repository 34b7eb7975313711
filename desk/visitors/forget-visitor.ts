import { leaveAsCustomer } from '../actions/leave.ts'
import type { Desk } from '../desk.ts'
import { abandonFiles, removeFiles } from '../files/case-files.ts'
import type { FileVault } from '../files/file-vault.ts'
import { postCustomerEvent } from '../outbox/post-customer-event.ts'
import { forgetDocs } from '../search/forget-docs.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import { actorOfVisitor, type Visitor } from './visitor.ts'

/**
 * The visitor takes their consent back: who they are, what they wrote and what they sent is erased here, and the
 * event makes the facts forget it too. That there was a conversation, and when, remains.
 * Their tokens end with it, so this cannot be asked twice.
 */
export async function forgetVisitor(desk: Desk, vault: FileVault, visitor: Visitor): Promise<void> {
  const { customer_id } = visitor
  await leaveAll(desk, visitor)
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
    const ids = files.map(({ id }) => id)
    await abandonFiles(store, ids)
    await postCustomerEvent({ ...desk, store }, customer_id, {
      type: 'customer.erased',
      data: { customer_id },
    })
    return ids
  })
  // A message that came after they left took their chat up again; none can from here on.
  await leaveAll(desk, { ...visitor, name: null })
  await removeFiles(desk, vault, fileIds)
  desk.news.publish({ kind: 'customer_changed', customer_id })
}

/** Nobody should go on answering somebody who asked to be forgotten. */
async function leaveAll(desk: Desk, visitor: Visitor): Promise<void> {
  const live = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select('id')
    .where('customer_id', '=', visitor.customer_id)
    .where('kind', '=', 'chat')
    .where('is_done', '=', 0)
    .execute()
  for (const { id } of live) await leaveAsCustomer(desk, actorOfVisitor(visitor), id)
}

/**
 * Their name on every case and entry, and their words; those of staff stay. Entries are looked for within the cases:
 * no index knows them by who wrote them, and anybody may ask for this.
 */
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
    .where('case_id', 'in', [...caseIds])
    .where('author_kind', '=', 'customer')
    .where('author_id', '=', customer_id)
    .execute()
  await tables
    .updateTable('desk_entries')
    .set({ text: null, redacted_at: now, file_ids_json: '[]' })
    .where('case_id', 'in', [...caseIds])
    .where('author_kind', '=', 'customer')
    .where('author_id', '=', customer_id)
    .where('kind', '=', 'message')
    .execute()
  await eraseComments(desk, caseIds)
  await tables
    .updateTable('desk_ratings')
    .set({ comment: null, token_hash: null })
    .where('case_id', 'in', [...caseIds])
    .execute()
  await forgetDocs(desk.store, caseIds)
  await markForSearch(desk, 'case_again', caseIds)
  await markForSearch(desk, 'customer', [customer_id])
}

/** What stands in the log of a case beside the messages: the score stays, the words go. */
async function eraseComments(desk: Pick<Desk, 'store'>, caseIds: readonly string[]): Promise<void> {
  const tables = tablesOf(desk.store)
  const rows = await tables
    .selectFrom('desk_entries')
    .select(['case_id', 'seq', 'data_json'])
    .where('case_id', 'in', [...caseIds])
    .where('activity', 'in', [
      'rating_given',
      'subject_changed',
      'fields_changed',
      'message_edited',
    ])
    .execute()
  for (const { case_id, seq, data_json } of rows) {
    const data = JSON.parse(data_json) as Readonly<Record<string, unknown>>
    const kept = Object.entries(data).filter(([key]) =>
      ['rating_id', 'score', 'public_seq'].includes(key),
    )
    await tables
      .updateTable('desk_entries')
      .set({ data_json: JSON.stringify(Object.fromEntries(kept)) })
      .where('case_id', '=', case_id)
      .where('seq', '=', seq)
      .execute()
  }
}
