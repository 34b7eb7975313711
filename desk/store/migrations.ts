import type { RoomMigrations, Statement } from '../../store/public.ts'
import { PEOPLE_AND_CASES } from './people-and-cases.ts'

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
    PEOPLE_AND_CASES,
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
          capacity_json {json},
          capacity_at {instant},
          capacity_by {id}
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
        /* How long agents who chose to be given nothing for a while did so, until they were online again. */
        `create table desk_times_away (
          number {serial},
          agent_id {id} not null,
          state {text} not null,
          ended_at {instant} not null,
          lasted_ms {integer} not null
        )`,
        'create index desk_times_away_by_state on desk_times_away (state, ended_at)',
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
        'create index desk_rule_firings_by_outcome on desk_rule_firings (outcome, number)',
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
          customer_id {id},
          message_id {id},
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
        'create index desk_webhook_deliveries_by_customer on desk_webhook_deliveries (customer_id)',
        'create index desk_webhook_deliveries_by_message on desk_webhook_deliveries (message_id)',
        'create index desk_webhook_deliveries_due on desk_webhook_deliveries (state, webhook_id, next_try_at, id)',
        'create index desk_webhook_deliveries_by_hook on desk_webhook_deliveries (webhook_id, created_at)',
      ],
    },
    {
      name: '0004-search',
      statements: [
        /* What has to be read into the index anew, a row for every change, so that no change waits for another. */
        'create table desk_search_queue (number {serial}, kind {id} not null, id {id} not null)',
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
