import type { Accounts } from '../accounts/public.ts'
import { type Clock, uuidV7 } from '../domain/public.ts'
import type { StoreScope } from '../store/public.ts'

/** What the functions of this room are handed: where they write, the time, and bytes nobody can guess. */
export interface Desk {
  readonly store: StoreScope
  readonly clock: Clock
  readonly randomBytes: (size: number) => Uint8Array
  readonly accounts: Accounts
}

/** A new id of this room, `desk:…`, rising with time. */
export function newDeskId(desk: Desk): string {
  return `desk:${uuidV7(desk.clock.now(), desk.randomBytes(10))}`
}

/** The agent a user is at the desk. */
export function deskAgentId(userId: string): string {
  return `desk:${userId}`
}

/** Who does something to a case. */
export type Actor =
  | { readonly kind: 'customer'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'agent'; readonly id: string; readonly name: string }
  | { readonly kind: 'bot'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'rule'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: null }
