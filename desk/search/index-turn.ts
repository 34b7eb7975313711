import type { StoreScope } from '../../store/public.ts'
import type { Desk } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { textOfCustomer } from './case-docs.ts'
import { takeNumbers } from './doc-numbers.ts'
import { type CasesTurn, readCases, writeCases } from './index-cases.ts'
import { removeDocs, writeDocs } from './search-index.ts'
import { type SearchedThing, markForSearch } from './search-queue.ts'
import { tokensOf } from './tokens.ts'

type QueueRow = Pick<DeskTables['desk_search_queue'], 'kind' | 'id'> & { readonly number: number }

const AT_ONCE = 200

/**
 * Reads what waits into the index: new entries of a case, all of it when its readers changed. One process does this
 * at a time (its caller holds the lease). What fails is done again: nothing leaves the queue before it is in the
 * index, and only what stood there when it was read. Who changes a case never waits for this.
 * @returns how much was looked at; 0: nothing waits
 */
export async function indexTurn({ store }: Pick<Desk, 'store'>): Promise<number> {
  const due: readonly QueueRow[] = await tablesOf(store)
    .selectFrom('desk_search_queue')
    .selectAll()
    .orderBy('number')
    .limit(AT_ONCE)
    .execute()
  if (due.length === 0) return 0
  const again = idsOf(due, 'case_again')
  const turn = await readCases(store, idsOf(due, 'case', 'case_again'), new Set(again))
  const customers = await readCustomers(store, idsOf(due, 'customer'))
  await store.transaction(async (tx) => {
    await writeCases(tx, turn.cases)
    await writeCustomers(tx, customers)
    await forget(tx, due, turn)
  })
  return due.length
}

interface ReadCustomer {
  readonly id: string
  /** None: nothing of them is to be found. */
  readonly tokens: readonly string[]
}

async function readCustomers(
  store: StoreScope,
  ids: readonly string[],
): Promise<readonly ReadCustomer[]> {
  if (ids.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('desk_customers')
    .select(['id', 'name', 'email', 'phone', 'erased_at'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    tokens: row.erased_at === null ? tokensOf(textOfCustomer(row)) : [],
  }))
}

async function writeCustomers(tx: StoreScope, customers: readonly ReadCustomer[]): Promise<void> {
  if (customers.length === 0) return
  const old = await tablesOf(tx)
    .selectFrom('desk_search_customers')
    .select('doc')
    .where(
      'customer_id',
      'in',
      customers.map(({ id }) => id),
    )
    .execute()
  await removeDocs(
    tx,
    'customers',
    old.map(({ doc }) => doc),
  )
  const named = customers.filter(({ tokens }) => tokens.length > 0)
  const numbers = await takeNumbers(tx, named.length)
  await writeDocs(
    tx,
    'customers',
    named.map(({ id, tokens }) => ({
      doc: numbers.next(),
      tokens,
      key: { customer_id: id },
    })),
  )
}

/** What was not reached stays; what was begun waits again, behind the others. */
async function forget(
  tx: StoreScope,
  due: readonly QueueRow[],
  { unfinished, untouched }: CasesTurn,
): Promise<void> {
  const done = due.filter(({ kind, id }) => kind === 'customer' || !untouched.includes(id))
  const numbers = done.map(({ number }) => number)
  await tablesOf(tx).deleteFrom('desk_search_queue').where('number', 'in', numbers).execute()
  await markForSearch({ store: tx }, 'case', unfinished)
}

function idsOf(due: readonly QueueRow[], ...kinds: readonly SearchedThing[]): readonly string[] {
  const wanted: readonly string[] = kinds
  return [...new Set(due.filter(({ kind }) => wanted.includes(kind)).map(({ id }) => id))]
}
