import type { EventType } from '../../domain/public.ts'

/**
 * A string in the fold: its number in the dictionary of this run, 0 for null. The fold compares refs and passes
 * them on; it never needs the letters. That keeps ten million events out of JavaScript strings.
 */
export type Ref = number

/** One event of a case as the fold sees it. */
export interface CaseEvent {
  readonly type: EventType
  /** Epoch ms. */
  readonly at: number
  readonly source: Ref
  /** 0 unknown, 1 chat, 2 ticket. */
  readonly kind: 0 | 1 | 2
  readonly customer: Ref
  readonly agent: Ref
  readonly team: Ref
  readonly queue: Ref
  readonly channel: Ref
  /** Of a message: its language; of an opening it stands in data. */
  readonly language: Ref
  /** Of a message: who wrote it. */
  readonly author: 'customer' | 'agent' | 'bot' | 'system' | null
  readonly isNote: boolean
  readonly hasText: boolean
  /** Of a message: equal numbers mean equal message_ids within the case. */
  readonly messageKey: number
  /** The fields of the type; of `message.sent` empty, since its fields stand above. */
  readonly data: Readonly<Record<string, unknown>>
}
