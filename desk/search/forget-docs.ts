import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from '../store/tables.ts'
import { removeDocs } from './search-index.ts'

/**
 * Takes everything of these cases out of the index, in the transaction that erases their words: the index notices
 * new entries, not that old ones lost what they said. Marked for search, they are read in again from nothing.
 */
export async function forgetDocs(tx: StoreScope, caseIds: readonly string[]): Promise<void> {
  for (const kind of ['messages', 'cases'] as const) {
    const docs = await tablesOf(tx)
      .selectFrom(`desk_search_${kind}`)
      .select('doc')
      .where('case_id', 'in', [...caseIds])
      .execute()
    await removeDocs(
      tx,
      kind,
      docs.map(({ doc }) => doc),
    )
  }
}
