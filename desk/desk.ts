import type { Accounts } from '../accounts/public.ts'
import { type Clock, uuidV7 } from '../domain/public.ts'
import type { Store, StoreScope } from '../store/public.ts'
import { createGroupCommit, type GroupCommit } from './commit/group-commit.ts'
import { createDeskNews, type DeskNews } from './news/desk-news.ts'

/** What the functions of this room are handed: where they write, the time, and bytes nobody can guess. */
export interface Desk {
  readonly store: StoreScope
  readonly clock: Clock
  readonly randomBytes: (size: number) => Uint8Array
  readonly accounts: Accounts
  /** The only way to write a case. */
  readonly commits: GroupCommit
  /** What was committed, told within this process. */
  readonly news: DeskNews
}

export interface DeskOptions {
  readonly store: Store
  readonly accounts: Accounts
  /** Told of a listener to the news that threw. */
  readonly onError?: (error: unknown) => void
}

export function createDesk({ store, accounts, onError }: DeskOptions): Desk {
  const { clock, randomBytes } = accounts
  const news = createDeskNews(onError ?? (() => undefined))
  const commits = createGroupCommit({ store, clock, randomBytes, news })
  return { store, clock, randomBytes, accounts, commits, news }
}

/** A new id of this room, `desk:…`, rising with time. */
export function newDeskId(desk: Pick<Desk, 'clock' | 'randomBytes'>): string {
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

export const SYSTEM: Actor = { kind: 'system', id: null, name: null }
