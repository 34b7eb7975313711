import type { Generated, Kysely } from 'kysely'
import type { StoreScope } from '../../store/public.ts'

/** The tables of this room, as rows come and go: instants in epoch ms, flags 0 or 1, `_json` as text. */
export type DeskTables = {
  desk_customers: {
    id: string
    name: string | null
    email: string | null
    email_key: string | null
    phone: string | null
    language: string | null
    tier: string | null
    attributes_json: string
    note: string | null
    consented_at: number | null
    created_at: number
    last_seen_at: number | null
    erased_at: number | null
  }
  desk_visitors: {
    token_hash: string
    customer_id: string
    created_at: number
    last_seen_at: number
    page_json: string | null
    revoked_at: number | null
  }
  desk_numbers: {
    name: string
    last_number: number
  }
  desk_cases: {
    id: string
    kind: string
    number: number
    subject: string | null
    channel: string
    status: string
    priority: string
    priority_rank: number
    tier: string | null
    tier_rank: number
    language: string | null
    category: string | null
    business_line: string | null
    tags_json: string
    fields_json: string
    queue_id: string | null
    team_id: string | null
    agent_id: string | null
    customer_id: string | null
    customer_name: string | null
    opened_at: number
    queued_at: number | null
    assigned_at: number | null
    waiting_since: number | null
    first_replied_at: number | null
    last_message_at: number | null
    last_customer_at: number | null
    last_agent_at: number | null
    preview: string | null
    snoozed_until: number | null
    resolved_at: number | null
    closed_at: number | null
    abandoned_at: number | null
    wait_order: number
    updated_at: number
    last_seq: number
    last_public_seq: number
    last_event_seq: number
    merged_into: string | null
    is_spam: number
    is_done: number
    visitor_seq: number
    client_key: string | null
  }
  /** What `tags_json` of the case says, to be looked for. */
  desk_case_tags: { case_id: string; tag: string }
  desk_entries: {
    case_id: string
    seq: number
    public_seq: number | null
    at: number
    author_kind: string
    author_id: string | null
    author_name: string | null
    kind: string
    message_id: string | null
    text: string | null
    file_ids_json: string
    mentions_json: string
    is_whisper: number
    edited_at: number | null
    redacted_at: number | null
    activity: string | null
    notice: string | null
    data_json: string
    client_key: string | null
  }
  desk_files: {
    id: string
    case_id: string | null
    owner_id: string
    name: string
    media_type: string
    bytes: number
    sha256: string
    width: number | null
    height: number | null
    created_at: number
  }
  desk_reads: {
    case_id: string
    reader_id: string
    seq: number
  }
  desk_mentions: {
    agent_id: string
    case_id: string
    seq: number
    at: number
  }
  desk_watchers: {
    case_id: string
    agent_id: string
  }
  desk_links: {
    from_case: string
    to_case: string
    relation: string
  }
  desk_followups: {
    id: string
    case_id: string
    agent_id: string | null
    due_at: number
    note: string
    done_at: number | null
    outcome: string | null
  }
  desk_ratings: {
    id: string
    case_id: string
    agent_id: string | null
    token_hash: string | null
    requested_at: number
    score: number | null
    comment: string | null
    rated_at: number | null
  }
  desk_outbox: {
    number: Generated<number>
    event_json: string
  }
  desk_settings: {
    kind: string
    id: string
    position: number
    body_json: string
    owner_id: string | null
    updated_at: number
    updated_by: string | null
  }
  desk_agents: {
    agent_id: string
    state: string
    since: number
    chosen_state: string
    seen_at: number
    connections: number
    last_assigned_at: number | null
    capacity_json: string | null
    /** When the capacity was last said, and by which agent. */
    capacity_at: number | null
    capacity_by: string | null
  }
  desk_times_away: {
    number: Generated<number>
    agent_id: string
    state: string
    ended_at: number
    lasted_ms: number
  }
  desk_routing_log: {
    number: Generated<number>
    case_id: string
    at: number
    decision: string
    agent_id: string | null
    queue_id: string | null
    reason_json: string
    waited_ms: number | null
    rank: number
  }
  desk_rule_firings: {
    number: Generated<number>
    rule_id: string
    case_id: string
    at: number
    trigger_key: string
    actions_json: string
    outcome: string
    reason: string | null
  }
  desk_webhooks: {
    id: string
    url: string
    secret: string
    previous_secret: string | null
    previous_until: number | null
    event_types_json: string
    is_active: number
    stopped_reason: string | null
    failing_since: number | null
    created_at: number
    created_by: string | null
    note: string
  }
  desk_webhook_deliveries: {
    id: string
    webhook_id: string
    event_id: string
    event_type: string
    body: string
    customer_id: string | null
    message_id: string | null
    created_at: number
    next_try_at: number | null
    attempts: number
    state: string
    status: number | null
    answer: string | null
    last_tried_at: number | null
    took_ms: number | null
  }
  desk_search_queue: {
    number: Generated<number>
    kind: string
    id: string
  }
  desk_search_messages: { doc: number; case_id: string; seq: number }
  desk_search_cases: { doc: number; case_id: string; indexed_seq: number; readers: string }
  desk_search_customers: { doc: number; customer_id: string }
}

export function tablesOf(store: Pick<StoreScope, 'kysely'>): Kysely<DeskTables> {
  return store.kysely.withTables<DeskTables>()
}
