import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type DocumentRow = AccountsTables['settings_documents']

/** The standing revision of every version, oldest version first: of one document, or of all of a kind. */
export async function readStandingRows(
  store: StoreScope,
  kind: string,
  documentId: string | null,
): Promise<readonly DocumentRow[]> {
  const rows = await tablesOf(store)
    .selectFrom('settings_documents')
    .selectAll()
    .where('kind', '=', kind)
    .$if(documentId !== null, (query) => query.where('document_id', '=', documentId ?? ''))
    .orderBy('document_id')
    .orderBy('version')
    .orderBy('revision')
    .execute()
  return rows.filter((row, index) => {
    const next = rows[index + 1]
    return next?.document_id !== row.document_id || next.version !== row.version
  })
}

export async function insertDocumentRow(store: StoreScope, row: DocumentRow): Promise<void> {
  await tablesOf(store).insertInto('settings_documents').values(row).execute()
}
