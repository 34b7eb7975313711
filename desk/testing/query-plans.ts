import { CompiledQuery, type RootOperationNode } from 'kysely'
import type { StoreScope } from '../../store/public.ts'

/** A query as it was sent, and how PostgreSQL would run it. */
export interface QueryPlan {
  readonly sql: string
  readonly plan: string
}

/** What PostgreSQL plans for every query of some work, which is done as well. */
export async function plansOf(
  store: StoreScope,
  work: (store: StoreScope) => Promise<unknown>,
): Promise<readonly QueryPlan[]> {
  const seen: CompiledQuery[] = []
  const kysely = store.kysely.withPlugin({
    transformQuery({ node, queryId }): RootOperationNode {
      seen.push(store.kysely.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  })
  await work({ ...store, kysely })
  const plans: QueryPlan[] = []
  for (const { sql, parameters } of seen) {
    const explain = CompiledQuery.raw(`explain ${sql}`, [...parameters])
    const { rows } = await store.kysely.executeQuery<{ 'QUERY PLAN': string }>(explain)
    plans.push({ sql, plan: rows.map((row) => row['QUERY PLAN']).join('\n') })
  }
  return plans
}
