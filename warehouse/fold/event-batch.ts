/**
 * Events on their way into the fold, as columns of numbers: sorted by case and in fold order within it. Strings
 * are numbers of the run's dictionary; `customer` is whatever number the engine decodes a customer by, 0 for none.
 */
import { EVENT_TYPES, type EventType } from '../../domain/public.ts'
import type { CaseEvent } from './case-event.ts'

export interface EventBatch {
  readonly rows: number
  /** Which case, from 0, never falling. */
  readonly caseIx: Int32Array
  /** Epoch ms. */
  readonly at: Float64Array
  readonly place: Int32Array
  readonly source: Int32Array
  /** 0 unknown, 1 chat, 2 ticket. */
  readonly kind: Int32Array
  readonly customer: Int32Array
  readonly agent: Int32Array
  readonly team: Int32Array
  readonly queue: Int32Array
  readonly channel: Int32Array
  readonly language: Int32Array
  /** 0 none, 1 customer, 2 agent, 3 bot, 4 system. */
  readonly author: Int32Array
  /** Bits: 1 is a note, 2 has text. */
  readonly bits: Int32Array
  readonly messageKey: Float64Array
  /** JSON of the fields, null for `message.sent` and where there are none. */
  readonly data: readonly (string | null)[]
}

/** The columns of numbers, in the order in which engines select them. */
export const BATCH_COLUMNS = [
  'caseIx',
  'at',
  'place',
  'source',
  'kind',
  'customer',
  'agent',
  'team',
  'queue',
  'channel',
  'language',
  'author',
  'bits',
  'messageKey',
] as const

export const AUTHORS = [null, 'customer', 'agent', 'bot', 'system'] as const
const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({})
const KINDS = [0, 1, 2] as const

/** Turns rows of batches into events. Equal JSON texts share one object: the fold never writes to it. */
export function createEventReader(): (batch: EventBatch, row: number) => CaseEvent {
  const parsed = new Map<string, Readonly<Record<string, unknown>>>()
  const read = (json: string) => {
    const known = parsed.get(json)
    if (known !== undefined) return known
    const data = JSON.parse(json) as Record<string, unknown>
    if (parsed.size > 20_000) parsed.clear()
    parsed.set(json, data)
    return data
  }
  return (batch, row) => {
    const json = batch.data[row]
    const bits = batch.bits[row] ?? 0
    return {
      type: EVENT_TYPES[batch.place[row] ?? 0] as EventType,
      at: batch.at[row] ?? 0,
      source: batch.source[row] ?? 0,
      kind: KINDS[batch.kind[row] ?? 0] ?? 0,
      customer: batch.customer[row] ?? 0,
      agent: batch.agent[row] ?? 0,
      team: batch.team[row] ?? 0,
      queue: batch.queue[row] ?? 0,
      channel: batch.channel[row] ?? 0,
      language: batch.language[row] ?? 0,
      author: AUTHORS[batch.author[row] ?? 0] ?? null,
      isNote: (bits & 1) === 1,
      hasText: (bits & 2) === 2,
      messageKey: batch.messageKey[row] ?? 0,
      data: json === null || json === undefined ? NOTHING : read(json),
    }
  }
}
