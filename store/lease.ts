import type { Clock } from '../domain/public.ts'
import type { StoreScope } from './store.ts'

/**
 * A lease lets one of several processes do a job. It ends by itself when its holder falls silent, so a
 * holder may be overtaken without knowing: what it writes under the lease should carry `token`, and the
 * write be refused when `holdsLease` says no in the same transaction.
 *
 * Expiry is read from each process's own clock. Choose a time to live well above the clocks' difference.
 */
export interface Lease {
  readonly name: string
  readonly holder: string
  /** Rises with every holder the name has had, also over restarts. */
  readonly token: number
  /** Epoch milliseconds. */
  readonly expires_at: number
}

type LeaseTables = {
  leases: { name: string; holder: string; token: number; expires_at: number }
}

export interface LeaseRequest {
  readonly name: string
  /** Unique per process and start: a second asker of the same name is refused like any other. */
  readonly holder: string
  readonly ttl_ms: number
}

/** Takes the lease when it is free or expired. Null when another holder has it. */
export async function acquireLease(
  scope: StoreScope,
  request: LeaseRequest,
  clock: Clock,
): Promise<Lease | null> {
  const now = clock.now()
  const taken = await leases(scope)
    .insertInto('leases')
    .values({
      name: request.name,
      holder: request.holder,
      token: 1,
      expires_at: now + request.ttl_ms,
    })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((row) => ({
          holder: row.ref('excluded.holder'),
          token: row('leases.token', '+', 1),
          expires_at: row.ref('excluded.expires_at'),
        }))
        .where('leases.expires_at', '<=', now),
    )
    .returningAll()
    .executeTakeFirst()
  return taken ?? null
}

/** Who has the lease or had it last; null when nobody ever did. */
export async function readLease(scope: StoreScope, name: string): Promise<Lease | null> {
  const row = await leases(scope)
    .selectFrom('leases')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Keeps the lease for another `ttl_ms` from now. Null when it has been taken over or released;
 * an expired lease that nobody took is still renewed.
 */
export async function renewLease(
  scope: StoreScope,
  lease: Lease,
  options: { readonly ttl_ms: number; readonly clock: Clock },
): Promise<Lease | null> {
  const renewed = await leases(scope)
    .updateTable('leases')
    .set({ expires_at: options.clock.now() + options.ttl_ms })
    .where('name', '=', lease.name)
    .where('token', '=', lease.token)
    .where('expires_at', '>', RELEASED)
    .returningAll()
    .executeTakeFirst()
  return renewed ?? null
}

/** Frees the lease for the next one. Does nothing when it has been taken over already. */
export async function releaseLease(scope: StoreScope, lease: Lease): Promise<void> {
  await leases(scope)
    .updateTable('leases')
    .set({ expires_at: RELEASED })
    .where('name', '=', lease.name)
    .where('token', '=', lease.token)
    .execute()
}

/**
 * Whether nobody has taken the lease since: the fence around a write, asked in the write's transaction.
 * It locks the lease until the transaction ends, so nobody takes it over in between either.
 */
export async function holdsLease(tx: StoreScope, lease: Lease): Promise<boolean> {
  const result = await leases(tx)
    .updateTable('leases')
    .set({ token: lease.token })
    .where('name', '=', lease.name)
    .where('token', '=', lease.token)
    .where('expires_at', '>', RELEASED)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The row stays when a lease is released, so that its token keeps rising. */
const RELEASED = 0

function leases(scope: StoreScope) {
  return scope.kysely.withTables<LeaseTables>()
}
