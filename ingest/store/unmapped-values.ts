import type { Clock } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { IngestTables } from './tables.ts'

/** A value that a map did not know, and how many rows had it in the last import that met it. */
export interface UnmappedValue {
  readonly source: string
  readonly field: string
  readonly value: string
  readonly rows_count: number
}

/** Keeps what an import met; importing the same file again counts nothing twice. */
export async function recordUnmapped(
  scope: StoreScope,
  values: readonly UnmappedValue[],
  clock: Clock,
): Promise<void> {
  if (values.length === 0) return
  const rows = values.map((value) => ({ ...value, last_seen_at: clock.now() }))
  await scope.transaction(async (tx) => {
    for (let at = 0; at < rows.length; at += 1_000) {
      await tx.kysely
        .withTables<IngestTables>()
        .insertInto('unmapped_values')
        .values(rows.slice(at, at + 1_000))
        .onConflict((conflict) =>
          conflict.columns(['source', 'field', 'value']).doUpdateSet((row) => ({
            rows_count: row.ref('excluded.rows_count'),
            last_seen_at: row.ref('excluded.last_seen_at'),
          })),
        )
        .execute()
    }
  })
}

/** The most frequent unmapped values. */
export async function listUnmapped(
  scope: StoreScope,
  limit: number,
): Promise<readonly UnmappedValue[]> {
  return scope.kysely
    .withTables<IngestTables>()
    .selectFrom('unmapped_values')
    .select(['source', 'field', 'value', 'rows_count'])
    .orderBy('rows_count', 'desc')
    .orderBy('source')
    .orderBy('field')
    .orderBy('value')
    .limit(limit)
    .execute()
}
