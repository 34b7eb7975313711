import type { RoomMigrations, Statement } from '../../store/public.ts'

/**
 * A kind of document that can be searched. `doc` rises with time, so the newest are found first. SQLite keeps the
 * tokens in an FTS5 table beside it, which holds no text and no positions; PostgreSQL in a column of it.
 */
function searchTable(kind: string, columns: string, key: string): readonly Statement[] {
  const table = `desk_search_${kind}`
  return [
    {
      sqlite: `create table ${table} (doc {integer} primary key, ${columns})`,
      postgres: `create table ${table} (doc {integer} primary key, ${columns}, tokens tsvector not null)`,
    },
    `create unique index ${table}_by_key on ${table} (${key})`,
    {
      sqlite: `create virtual table ${table}_index using fts5(
        tokens, content='', contentless_delete=1, detail=none, prefix='1 2 3',
        tokenize="ascii tokenchars '@.-_+'"
      )`,
      postgres: `create index ${table}_index on ${table} using gin (tokens)`,
    },
  ]
}

/** Append only: a released migration never changes (store/README.md). Ids are whole, `desk:…`. */
export const DESK_MIGRATIONS: RoomMigrations = {
  room: 'desk',
  migrations: [
    {
      name: '0001-people-and-cases',
      statements: [
        `create table desk_customers (
          id {id} primary key,
          name {text},
          email {text},
          email_key {text},
          phone {text},
          language {text},
          tier {text},
          attributes_json {json} not null,
          note {text},
          consented_at {instant},
          created_at {instant} not null,
          last_seen_at {instant},
          erased_at {instant}
        )`,
        'create index desk_customers_by_email on desk_customers (email_key)',
        `create table desk_visitors (
          token_hash {id} primary key,
          customer_id {id} not null references desk_customers (id),
          created_at {instant} not null,
          last_seen_at {instant} not null,
          page_json {json},
          revoked_at {instant}
        )`,
        'create index desk_visitors_by_customer on desk_visitors (customer_id)',
        `create table desk_numbers (name {id} primary key, last_number {integer} not null)`,
        `create table desk_cases (
          id {id} primary key,
          kind {text} not null,
          number {integer} not null unique,
          subject {text},
          channel {text} not null,
          status {text} not null,
          priority {text} not null,
          priority_rank {integer} not null,
          tier {text},
          tier_rank {integer} not null,
          language {text},
          category {text},
          business_line {text},
          tags_json {json} not null,
          fields_json {json} not null,
          queue_id {id},
          team_id {id},
          agent_id {id},
          customer_id {id} references desk_customers (id),
          customer_name {text},
          opened_at {instant} not null,
          queued_at {instant},
          assigned_at {instant},
          waiting_since {instant},
          first_replied_at {instant},
          last_message_at {instant},
          last_customer_at {instant},
          last_agent_at {instant},
          preview {text},
          snoozed_until {instant},
          resolved_at {instant},
          closed_at {instant},
          abandoned_at {instant},
          /* waiting_since, or a time after all others: one order on both databases. */
          wait_order {instant} not null,
          updated_at {instant} not null,
          last_seq {integer} not null,
          last_public_seq {integer} not null,
          last_event_seq {integer} not null,
          merged_into {id},
          is_spam {flag} not null,
          is_done {flag} not null,
          visitor_seq {integer} not null,
          client_key {text} unique
        )`,
        'create index desk_cases_by_agent on desk_cases (agent_id, is_done, wait_order, id)',
        'create index desk_cases_by_team on desk_cases (team_id, is_done, wait_order, id)',
        'create index desk_cases_by_holder on desk_cases (is_done, team_id, agent_id)',
        'create index desk_cases_by_wait on desk_cases (is_done, wait_order, id)',
        'create index desk_cases_by_update on desk_cases (is_done, updated_at, id)',
        'create index desk_cases_by_opening on desk_cases (is_done, opened_at, id)',
        'create index desk_cases_by_queue on desk_cases (queue_id, queued_at)',
        'create index desk_cases_by_customer on desk_cases (customer_id, opened_at)',
        'create index desk_cases_by_snooze on desk_cases (snoozed_until)',
        `create table desk_case_tags (
          case_id {id} not null,
          tag {text} not null,
          primary key (case_id, tag)
        )`,
        'create index desk_case_tags_by_tag on desk_case_tags (tag, case_id)',
        `create table desk_entries (
          case_id {id} not null references desk_cases (id),
          seq {integer} not null,
          public_seq {integer},
          at {instant} not null,
          author_kind {text} not null,
          author_id {id},
          author_name {text},
          kind {text} not null,
          message_id {id} unique,
          text {text},
          file_ids_json {json} not null,
          mentions_json {json} not null,
          is_whisper {flag} not null,
          edited_at {instant},
          redacted_at {instant},
          activity {text},
          notice {text},
          data_json {json} not null,
          client_key {text},
          primary key (case_id, seq)
        )`,
        'create unique index desk_entries_by_key on desk_entries (case_id, client_key)',
        'create index desk_entries_public on desk_entries (case_id, public_seq)',
        `create table desk_files (
          id {id} primary key,
          case_id {id},
          owner_id {id} not null,
          name {text} not null,
          media_type {text} not null,
          bytes {integer} not null,
          sha256 {text} not null,
          width {integer},
          height {integer},
          created_at {instant} not null
        )`,
        'create index desk_files_by_case on desk_files (case_id)',
        `create table desk_reads (
          case_id {id} not null,
          reader_id {id} not null,
          seq {integer} not null,
          primary key (case_id, reader_id)
        )`,
        `create table desk_mentions (
          agent_id {id} not null,
          case_id {id} not null,
          seq {integer} not null,
          at {instant} not null,
          primary key (agent_id, case_id, seq)
        )`,
        `create table desk_watchers (
          case_id {id} not null,
          agent_id {id} not null,
          primary key (case_id, agent_id)
        )`,
        'create index desk_watchers_by_agent on desk_watchers (agent_id)',
        `create table desk_links (
          from_case {id} not null,
          to_case {id} not null,
          relation {text} not null,
          primary key (from_case, to_case, relation)
        )`,
        'create index desk_links_by_target on desk_links (to_case)',
        `create table desk_followups (
          id {id} primary key,
          case_id {id} not null,
          agent_id {id},
          due_at {instant} not null,
          note {text} not null,
          done_at {instant},
          outcome {text}
        )`,
        'create index desk_followups_by_case on desk_followups (case_id)',
        'create index desk_followups_by_due on desk_followups (done_at, due_at)',
        `create table desk_ratings (
          id {id} primary key,
          case_id {id} not null,
          agent_id {id},
          token_hash {id} unique,
          requested_at {instant} not null,
          score {integer},
          comment {text},
          rated_at {instant}
        )`,
        'create index desk_ratings_by_case on desk_ratings (case_id)',
        'create table desk_outbox (number {serial}, event_json {json} not null)',
        `create table desk_settings (
          kind {id} not null,
          id {id} not null,
          position {integer} not null,
          body_json {json} not null,
          owner_id {id},
          updated_at {instant} not null,
          updated_by {id},
          primary key (kind, id)
        )`,
      ],
    },
    {
      name: '0002-routing',
      statements: [
        `create table desk_agents (
          agent_id {id} primary key,
          state {text} not null,
          since {instant} not null,
          /* The state the agent chose, to come back to after a lost connection. */
          chosen_state {text} not null,
          /* Last sign of a connection; what they had is kept until the grace time after it has passed. */
          seen_at {instant} not null,
          connections {integer} not null,
          last_assigned_at {instant},
          /* Their own; null: as the account has it. */
          capacity_json {json}
        )`,
        `create table desk_routing_log (
          number {serial},
          case_id {id} not null,
          at {instant} not null,
          decision {text} not null,
          agent_id {id},
          queue_id {id},
          reason_json {json} not null,
          /* Of one taken out of a queue: how long it lay there. */
          waited_ms {integer},
          /* The case's rank in its queue at that time, the higher the sooner. */
          rank {integer} not null
        )`,
        'create index desk_routing_log_by_queue on desk_routing_log (queue_id, at)',
        'create index desk_routing_log_by_case on desk_routing_log (case_id, number)',
      ],
    },
    {
      name: '0003-automation-and-webhooks',
      statements: [
        `create table desk_rule_firings (
          number {serial},
          rule_id {id} not null,
          case_id {id} not null,
          at {instant} not null,
          trigger_key {text} not null,
          actions_json {json} not null,
          outcome {text} not null,
          reason {text}
        )`,
        'create unique index desk_rule_firings_once on desk_rule_firings (rule_id, case_id, trigger_key)',
        'create index desk_rule_firings_by_case on desk_rule_firings (case_id, number)',
        `create table desk_webhooks (
          id {id} primary key,
          url {text} not null,
          secret {text} not null,
          /* Signs as well until then, so that a receiver has time to learn the new one. */
          previous_secret {text},
          previous_until {instant},
          /* Empty: every type. */
          event_types_json {json} not null,
          is_active {flag} not null,
          /* Why it was turned off by us; null when it runs or a person turned it off. */
          stopped_reason {text},
          failing_since {instant},
          created_at {instant} not null,
          created_by {id},
          note {text} not null
        )`,
        `create table desk_webhook_deliveries (
          id {id} primary key,
          webhook_id {id} not null,
          event_id {text} not null,
          event_type {text} not null,
          body {text} not null,
          created_at {instant} not null,
          next_try_at {instant},
          attempts {integer} not null,
          state {text} not null,
          status {integer},
          answer {text},
          last_tried_at {instant},
          took_ms {integer}
        )`,
        'create unique index desk_webhook_deliveries_once on desk_webhook_deliveries (webhook_id, event_id)',
        'create index desk_webhook_deliveries_due on desk_webhook_deliveries (state, next_try_at)',
        'create index desk_webhook_deliveries_by_hook on desk_webhook_deliveries (webhook_id, created_at)',
      ],
    },
    {
      name: '0004-search',
      statements: [
        /* What has to be read into the index anew; `version` rises with every change until it is done. */
        `create table desk_search_queue (
          kind {id} not null,
          id {id} not null,
          version {integer} not null,
          primary key (kind, id)
        )`,
        ...searchTable('messages', 'case_id {id} not null, seq {integer} not null', 'case_id, seq'),
        ...searchTable(
          'cases',
          'case_id {id} not null, indexed_seq {integer} not null, readers {text} not null',
          'case_id',
        ),
        ...searchTable('customers', 'customer_id {id} not null', 'customer_id'),
      ],
    },
  ],
}
