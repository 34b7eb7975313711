import type { CaseEntry, DeskCase } from '../../../domain/contract/public.ts'

/** An entry of case `desk:c1`, as the server sends it. */
export function entryOf(seq: number, change: Partial<CaseEntry> = {}): CaseEntry {
  return {
    case_id: 'desk:c1',
    seq,
    at: new Date(Date.UTC(2026, 2, 2, 9, seq)).toISOString(),
    author: { kind: 'customer', id: 'desk:v1', name: 'Lin' },
    kind: 'message',
    text: `Message ${String(seq)}`,
    html: `<p>Message ${String(seq)}</p>`,
    message_id: `desk:m${String(seq)}`,
    files: [],
    mentions: [],
    is_whisper: false,
    edited_at: null,
    redacted_at: null,
    activity: null,
    data: {},
    client_key: null,
    ...change,
  }
}

/** A chat that waits. */
export function caseOf(change: Partial<DeskCase> = {}): DeskCase {
  return {
    id: 'desk:c1',
    kind: 'chat',
    number: 1,
    subject: null,
    channel: 'web',
    status: 'open',
    priority: 'normal',
    tier: null,
    language: null,
    category: null,
    business_line: null,
    tags: [],
    queue_id: null,
    team_id: null,
    agent_id: null,
    customer_id: 'desk:v1',
    customer_name: 'Lin',
    opened_at: '2026-03-02T09:00:00.000Z',
    queued_at: null,
    waiting_since: '2026-03-02T09:00:00.000Z',
    last_message_at: '2026-03-02T09:00:00.000Z',
    preview: 'Hello',
    snoozed_until: null,
    resolved_at: null,
    last_seq: 1,
    read_seq: 0,
    merged_into: null,
    is_spam: false,
    promises: [],
    ...change,
  }
}
