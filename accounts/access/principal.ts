import type { TokenScope, User } from '../../domain/contract/public.ts'

/** Who asks, and by which way in. A token acts as its owner, for the scopes it was given. */
export interface Principal {
  readonly user: User
  readonly via:
    | { readonly kind: 'session'; readonly session_id: string }
    | { readonly kind: 'token'; readonly token_id: string; readonly scopes: readonly TokenScope[] }
}
