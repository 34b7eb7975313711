import type { StoreScope } from '../../store/public.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'

type DeliveryRow = DeskTables['desk_webhook_deliveries']

/** What an event says about whose and which words it carries. */
export interface ToldEvent {
  readonly event_id: string
  readonly type: string
  readonly customer_id?: string | null
  readonly data?: { readonly message_id?: string; readonly text?: string | null }
}

/** Of an event, and of the case in what a rule tells. */
const WORDS = [
  'text',
  'attachments',
  'subject',
  'comment',
  'name',
  'attributes',
  'url',
  'referrer',
  'query',
]

/**
 * Takes words out of what is kept of earlier deliveries, sent or waiting, once an event says that they are gone: those
 * of a message that was redacted, the former ones of an edited message, all of a customer who was forgotten. What
 * happened, and that it was told, stays. Called in the order of the events, after what came before them is written.
 */
export async function forgetWords(store: StoreScope, event: ToldEvent): Promise<void> {
  const { event_id, type, customer_id, data: { message_id, text } = {} } = event
  if (type === 'customer.erased' && customer_id != null) {
    const change = Object.fromEntries(WORDS.map((word) => [word, null]))
    await changeBodies(store, { column: 'customer_id', id: customer_id, event_id, change })
  } else if (type === 'message.redacted' && message_id !== undefined) {
    const change = { text: null, attachments: null }
    await changeBodies(store, { column: 'message_id', id: message_id, event_id, change })
  } else if (type === 'message.edited' && message_id !== undefined) {
    // The new text, not none: whichever of the two comes last, the receiver has it right.
    const change = { text: text ?? null }
    await changeBodies(store, { column: 'message_id', id: message_id, event_id, change })
  }
}

interface Change {
  readonly column: 'customer_id' | 'message_id'
  readonly id: string
  /** The event that says so keeps its own. */
  readonly event_id: string
  readonly change: Readonly<Record<string, unknown>>
}

async function changeBodies(store: StoreScope, { column, id, event_id, change }: Change) {
  const rows = await tablesOf(store)
    .selectFrom('desk_webhook_deliveries')
    .select(['id', 'body'])
    .where(column, '=', id)
    .where('event_id', '!=', event_id)
    .execute()
  for (const row of rows) {
    await tablesOf(store)
      .updateTable('desk_webhook_deliveries')
      .set({ body: changedBody(row, change), answer: null })
      .where('id', '=', row.id)
      .execute()
  }
}

function changedBody({ body }: Pick<DeliveryRow, 'body'>, change: Change['change']): string {
  const told = JSON.parse(body) as { readonly data: Readonly<Record<string, unknown>> }
  const data = { ...told.data }
  for (const part of ['data', 'case']) {
    const words = data[part]
    if (typeof words !== 'object' || words === null) continue
    const gone = Object.entries(change).filter(([word]) => word in words)
    data[part] = { ...words, ...Object.fromEntries(gone) }
  }
  return JSON.stringify({ ...told, data })
}
