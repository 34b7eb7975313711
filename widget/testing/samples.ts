import type { VisitorCase, VisitorEntry } from '../../domain/contract/public.ts'
import type { Unsent } from '../state/widget-state.ts'

export function sampleEntry(seq: number, more: Partial<VisitorEntry> = {}): VisitorEntry {
  return {
    seq,
    at: new Date(1_790_000_000_000 + seq * 1_000).toISOString(),
    author: 'agent',
    author_name: 'Ada',
    kind: 'message',
    html: `<p>${seq}</p>`,
    text: String(seq),
    files: [],
    notice: null,
    data: {},
    client_key: null,
    ...more,
  }
}

export function sampleCase(id: string, more: Partial<VisitorCase> = {}): VisitorCase {
  return {
    id,
    kind: 'chat',
    number: 1,
    subject: null,
    status: 'queued',
    opened_at: '2026-11-20T08:00:00.000Z',
    last_message_at: null,
    preview: null,
    last_seq: 0,
    read_seq: 0,
    agent_name: null,
    rating: null,
    ...more,
  }
}

export function sampleUnsent(client_key: string, more: Partial<Unsent> = {}): Unsent {
  return { client_key, case_id: 'a', text: client_key, files: [], at: 0, refusal: null, ...more }
}
