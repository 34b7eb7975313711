import type { DeskCustomer } from '../../../domain/contract/public.ts'

/** Whether a customer has the widget open, else since when not. */
export type CustomerPresence =
  | { readonly isOnline: true }
  /** Null: nobody has ever seen them. */
  | { readonly isOnline: false; readonly leftSecs: number | null }

interface Known {
  /** What the connection told; undefined: nothing yet. */
  readonly isOnline: boolean | undefined
  /** Since they were seen to leave, in seconds; null: that was not seen here. */
  readonly leftSecs: number | null
  /** Epoch ms, of the server. */
  readonly now: number
}

/** The connection knows at once that somebody left; what was read of them is as old as the reading. */
export function presenceOf(
  customer: Pick<DeskCustomer, 'is_online' | 'last_seen_at'>,
  { isOnline, leftSecs, now }: Known,
): CustomerPresence {
  if (isOnline ?? customer.is_online) return { isOnline: true }
  if (leftSecs !== null) return { isOnline: false, leftSecs }
  const { last_seen_at } = customer
  if (last_seen_at === null) return { isOnline: false, leftSecs: null }
  return { isOnline: false, leftSecs: Math.max(0, (now - Date.parse(last_seen_at)) / 1000) }
}
