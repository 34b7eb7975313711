import type { Accounts } from '../accounts/public.ts'
import type { Clock } from '../domain/public.ts'
import type { Store } from '../store/public.ts'

/** The rooms a server is composed of, opened and ready. What serves a route is handed these. */
export interface Rooms {
  readonly clock: Clock
  readonly store: Store
  readonly accounts: Accounts
}
