import type { Activity, VisitorEntry } from '../../domain/contract/public.ts'
import type { EventType } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'

/** What one act does to a case: pure data, and at most the rows of other tables that go with it. */
export interface CaseChange {
  readonly patch?: CasePatch
  readonly entries?: readonly EntryDraft[]
  readonly events?: readonly EventDraft[]
  /**
   * Rows of other tables, written in the same transaction after the case and its entries. PostgreSQL may run it
   * again, so it has no effect but its queries.
   */
  readonly write?: (tx: StoreScope, entries: readonly Entry[]) => Promise<void>
  /** Entries of the past whose words changed, as they are now. */
  readonly rewritten?: readonly Entry[]
}

export type CasePatch = Partial<
  Omit<
    CaseState,
    'id' | 'number' | 'updated_at' | 'last_seq' | 'last_public_seq' | 'last_event_seq'
  >
>

/** One entry of a case as the store keeps it, parsed. Instants are epoch ms. */
export interface Entry {
  readonly case_id: string
  readonly seq: number
  /** Its place in what the customer sees; null when they do not. */
  readonly public_seq: number | null
  readonly at: number
  readonly author_kind: 'customer' | 'agent' | 'bot' | 'system' | 'rule'
  readonly author_id: string | null
  readonly author_name: string | null
  readonly kind: 'message' | 'note' | 'activity'
  readonly message_id: string | null
  readonly text: string | null
  readonly file_ids: readonly string[]
  readonly mentions: readonly string[]
  readonly is_whisper: boolean
  readonly edited_at: number | null
  readonly redacted_at: number | null
  readonly activity: Activity | null
  readonly notice: Notice | null
  readonly data: Readonly<Record<string, unknown>>
  readonly client_key: string | null
}

export type Notice = NonNullable<VisitorEntry['notice']>

/** An entry to be: the commit numbers it, dates it and signs it with the actor. */
export type EntryDraft =
  | {
      readonly kind: 'message' | 'note'
      readonly message_id: string
      readonly text: string
      readonly file_ids?: readonly string[]
      readonly mentions?: readonly string[]
      readonly is_whisper?: boolean
      readonly data?: Readonly<Record<string, unknown>>
      /** Of a message that was said elsewhere before: who and when. */
      readonly copied?: Pick<Entry, 'at' | 'author_kind' | 'author_id' | 'author_name'>
    }
  | {
      readonly kind: 'activity'
      readonly activity: Activity
      /** What the customer is told of it; without, they see nothing. */
      readonly notice?: Notice | null
      readonly data?: Readonly<Record<string, unknown>>
    }

/** An event to be: the commit gives it its id, instant, place in the case and the case's columns. */
export interface EventDraft {
  readonly type: EventType
  readonly data?: Readonly<Record<string, unknown>>
  /** Who acted; on `case.assigned` the new holder. Default: the actor, if an agent. */
  readonly agent_id?: string | null
  readonly team_id?: string | null
  readonly queue_id?: string | null
  /** Epoch ms, when it happened before it was written. */
  readonly at?: number
  /** Of the directory: it belongs to no case. */
  readonly customer_id?: string
}

/** Puts changes one after the other into one; a later patch wins. */
export function joinChanges(...changes: readonly CaseChange[]): CaseChange {
  const writing = changes.filter((change) => change.write !== undefined)
  return {
    patch: Object.assign({}, ...changes.map((change) => change.patch ?? {})) as CasePatch,
    entries: changes.flatMap((change) => change.entries ?? []),
    events: changes.flatMap((change) => change.events ?? []),
    rewritten: changes.flatMap((change) => change.rewritten ?? []),
    ...(writing.length === 0
      ? {}
      : {
          async write(tx: StoreScope, entries: readonly Entry[]) {
            for (const change of writing) await change.write?.(tx, entries)
          },
        }),
  }
}
