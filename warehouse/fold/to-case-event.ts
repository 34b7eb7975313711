import { type CanonicalEvent, hash53 } from '../../domain/public.ts'
import type { CaseEvent } from './case-event.ts'
import { AUTHORS } from './event-batch.ts'
import type { Refs } from './refs.ts'

const NOTHING = {}

/** An accepted event as the fold sees it: for one event at a time, where bulk goes through columns. */
export function toCaseEvent(event: CanonicalEvent, refs: Refs): CaseEvent {
  const isMessage = event.type === 'message.sent'
  const { data } = event
  return {
    type: event.type,
    at: event.occurred_at,
    source: refs.refOf(event.source),
    kind: event.case_kind === 'chat' ? 1 : event.case_kind === 'ticket' ? 2 : 0,
    customer: refs.refOf(event.customer_id),
    agent: refs.refOf(event.agent_id),
    team: refs.refOf(event.team_id),
    queue: refs.refOf(event.queue_id),
    channel: refs.refOf(event.channel),
    language: isMessage ? refs.refOf(asText(data['language'])) : 0,
    author: isMessage ? (AUTHORS.find((author) => author === data['author']) ?? null) : null,
    isNote: isMessage && data['is_note'] === true,
    hasText: isMessage && asText(data['text']) !== '',
    messageKey: isMessage ? hash53(asText(data['message_id'])) : 0,
    data: isMessage ? NOTHING : data,
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '')
