import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { EventDraft } from '../commit/case-change.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { markForSearch } from '../search/search-queue.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'

export type CustomerRow = DeskTables['desk_customers']

export interface CustomerWords {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly language?: string | undefined
}

/** An address as compared: one Unicode form, lower case. */
export function emailKeyOf(email: string): string {
  return email.normalize('NFKC').toLowerCase()
}

/**
 * Whom a new case is for: the one named by id, the one who has this address, or somebody new. Somebody whom the
 * desk knows keeps what it knows about them.
 * @returns with the events that tell the facts of somebody new
 * @throws NOT_FOUND for an id nobody has
 */
export async function findOrMakeCustomer(
  desk: Pick<Desk, 'clock' | 'randomBytes'>,
  tx: StoreScope,
  words: CustomerWords,
): Promise<{ readonly customer: CustomerRow; readonly events: readonly EventDraft[] }> {
  const known = await findCustomer(tx, words)
  if (known !== null) return { customer: known, events: [] }
  const customer: CustomerRow = {
    id: newDeskId(desk),
    name: words.name ?? null,
    email: words.email ?? null,
    email_key: words.email === undefined ? null : emailKeyOf(words.email),
    phone: words.phone ?? null,
    language: words.language ?? null,
    tier: null,
    attributes_json: '{}',
    note: null,
    consented_at: null,
    created_at: desk.clock.now(),
    last_seen_at: null,
    erased_at: null,
  }
  await tablesOf(tx).insertInto('desk_customers').values(customer).execute()
  await markForSearch({ store: tx }, 'customer', [customer.id])
  return { customer, events: [customerUpdated(customer)] }
}

/** What the facts are told of a customer. */
export function customerUpdated({ id, name, tier, attributes_json }: CustomerRow): EventDraft {
  return {
    type: 'customer.updated',
    customer_id: id,
    data: { name, tier, attributes: JSON.parse(attributes_json) as unknown },
  }
}

export async function readCustomer(store: StoreScope, id: string): Promise<CustomerRow | null> {
  const row = await tablesOf(store)
    .selectFrom('desk_customers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** @throws NOT_FOUND */
export async function requireCustomer(store: StoreScope, id: string): Promise<CustomerRow> {
  const row = await readCustomer(store, id)
  if (row === null || row.erased_at !== null) throw customerUnknown(id)
  return row
}

export function customerUnknown(id: string): DeskmetryError {
  return new DeskmetryError('NOT_FOUND', {
    what: `Customer ${id}`,
    fix: 'Leave the id out to make a new one.',
  })
}

async function findCustomer(tx: StoreScope, words: CustomerWords): Promise<CustomerRow | null> {
  if (words.id !== undefined) return requireCustomer(tx, words.id)
  if (words.email === undefined) return null
  const row = await tablesOf(tx)
    .selectFrom('desk_customers')
    .selectAll()
    .where('email_key', '=', emailKeyOf(words.email))
    .where('erased_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return row ?? null
}
