import { createHash } from 'node:crypto'
import { DeskmetryError } from '../../domain/public.ts'
import type { Actor, Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** A customer in the widget, known by the token their browser keeps. */
export interface Visitor {
  readonly customer_id: string
  readonly name: string | null
  readonly language: string | null
  readonly tier: string | null
  readonly token_hash: string
}

/** Seen once a minute is enough, and spares a write per request. */
const TOUCH_EVERY_MS = 60_000

/** The prefix lets a scanner of leaked secrets know ours, and keeps it apart from tokens of the API. */
export const VISITOR_PREFIX = 'dv_'

export function hashVisitorToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whose token it is. Null when it is forged, revoked, or its customer has been forgotten. */
export async function visitorOfToken(desk: Desk, token: string): Promise<Visitor | null> {
  if (!token.startsWith(VISITOR_PREFIX)) return null
  const token_hash = hashVisitorToken(token)
  const row = await tablesOf(desk.store)
    .selectFrom('desk_visitors')
    .innerJoin('desk_customers', 'desk_customers.id', 'desk_visitors.customer_id')
    .select([
      'desk_visitors.customer_id',
      'desk_visitors.last_seen_at',
      'desk_customers.name',
      'desk_customers.language',
      'desk_customers.tier',
    ])
    .where('desk_visitors.token_hash', '=', token_hash)
    .where('desk_visitors.revoked_at', 'is', null)
    .where('desk_customers.erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const now = desk.clock.now()
  if (now - row.last_seen_at >= TOUCH_EVERY_MS) await touch(desk, token_hash, row.customer_id)
  const { customer_id, name, language, tier } = row
  return { customer_id, name, language, tier, token_hash }
}

/** @throws VISITOR_UNKNOWN */
export async function requireVisitor(desk: Desk, token: string | null): Promise<Visitor> {
  const visitor = token === null ? null : await visitorOfToken(desk, token)
  if (visitor === null) throw new DeskmetryError('VISITOR_UNKNOWN')
  return visitor
}

export function actorOfVisitor({ customer_id, name }: Visitor): Actor {
  return { kind: 'customer', id: customer_id, name }
}

async function touch(desk: Desk, token_hash: string, customer_id: string): Promise<void> {
  const last_seen_at = desk.clock.now()
  await tablesOf(desk.store)
    .updateTable('desk_visitors')
    .set({ last_seen_at })
    .where('token_hash', '=', token_hash)
    .execute()
  await tablesOf(desk.store)
    .updateTable('desk_customers')
    .set({ last_seen_at })
    .where('id', '=', customer_id)
    .execute()
}
