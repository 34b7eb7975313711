import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

type Annotations = AccountsTables['annotations']
export type AnnotationRow = Annotations & { readonly user_name: string | null }

/** From an instant (epoch ms) to before another; null: without an end on that side. */
export interface Span {
  readonly from: number | null
  readonly to: number | null
}

/** Those that touch the span, the latest first, at most `limit`. */
export async function readAnnotationRows(
  store: StoreScope,
  { from, to }: Span,
  limit: number,
): Promise<readonly AnnotationRow[]> {
  return selection(store)
    .$if(to !== null, (query) => query.where('starts_at', '<', to ?? 0))
    .$if(from !== null, (query) =>
      query.where((is) => is(is.fn.coalesce('ends_at', 'starts_at'), '>=', from ?? 0)),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('annotations.id', 'desc')
    .limit(limit)
    .execute()
}

export async function readAnnotationRow(
  store: StoreScope,
  id: string,
): Promise<AnnotationRow | undefined> {
  return selection(store).where('annotations.id', '=', id).executeTakeFirst()
}

export async function insertAnnotationRow(store: StoreScope, row: Annotations): Promise<void> {
  await tablesOf(store).insertInto('annotations').values(row).execute()
}

/** @returns false when it is not at this version any more: nothing was written */
export async function updateAnnotationRow(
  store: StoreScope,
  { id, version }: Pick<Annotations, 'id' | 'version'>,
  change: Pick<
    Annotations,
    'kind' | 'label' | 'starts_at' | 'ends_at' | 'scope_json' | 'updated_at'
  >,
): Promise<boolean> {
  const result = await tablesOf(store)
    .updateTable('annotations')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteAnnotationRow(store: StoreScope, id: string): Promise<void> {
  await tablesOf(store).deleteFrom('annotations').where('id', '=', id).execute()
}

function selection(store: StoreScope) {
  return tablesOf(store)
    .selectFrom('annotations')
    .leftJoin('users', 'users.id', 'annotations.user_id')
    .selectAll('annotations')
    .select('users.name as user_name')
}
