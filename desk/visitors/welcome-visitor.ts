import type { VisitorInput, VisitorWelcome } from '../../domain/contract/public.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { postCustomerEvent } from '../outbox/post-customer-event.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import { plainLine } from '../text/plain-text.ts'
import { hashVisitorToken, VISITOR_PREFIX } from './visitor.ts'

/**
 * Takes in somebody who has agreed to be remembered: a new customer, known from now on by a token that only their
 * browser has. An e-mail address alone proves nothing, so nobody becomes an earlier customer by writing theirs.
 */
export async function welcomeVisitor(desk: Desk, input: VisitorInput): Promise<VisitorWelcome> {
  const token = `${VISITOR_PREFIX}${Buffer.from(desk.randomBytes(32)).toString('base64url')}`
  const customer_id = newDeskId(desk)
  const now = desk.clock.now()
  const name = input.name === undefined ? null : plainLine(input.name, 200) || null
  const attributes = attributesOf(input.fields)
  await desk.store.transaction(async (store) => {
    await tablesOf(store)
      .insertInto('desk_customers')
      .values({
        id: customer_id,
        name,
        email: input.email ?? null,
        email_key: input.email?.toLowerCase() ?? null,
        phone: input.phone ?? null,
        language: input.language,
        tier: null,
        attributes_json: JSON.stringify(attributes),
        note: null,
        consented_at: now,
        created_at: now,
        last_seen_at: now,
        erased_at: null,
      })
      .execute()
    await markForSearch({ store }, 'customer', [customer_id])
    await tablesOf(store)
      .insertInto('desk_visitors')
      .values({
        token_hash: hashVisitorToken(token),
        customer_id,
        created_at: now,
        last_seen_at: now,
        page_json: null,
        revoked_at: null,
      })
      .execute()
    await postCustomerEvent({ ...desk, store }, customer_id, {
      type: 'customer.updated',
      data: { name, attributes },
    })
  })
  return { token, customer_id }
}

/** As typed into the form, without what would hide in a list. */
function attributesOf(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields)
      .slice(0, 20)
      .map(([key, value]) => [plainLine(key, 100), plainLine(value, 500)]),
  )
}
