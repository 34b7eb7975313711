import type { Migration } from '../../store/public.ts'

export const INGEST_MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-dead-letters',
    statements: [
      `create table dead_letters (
        id {id} primary key,
        source {text} not null,
        file {text} not null,
        line {integer} not null,
        event_id {text},
        code {text} not null,
        field {text} not null,
        reason {text} not null,
        fix {text} not null,
        problems {json} not null,
        text {text} not null,
        truncated {flag} not null,
        state {text} not null,
        first_seen_at {instant} not null,
        settled_at {instant}
      )`,
      'create index dead_letters_by_state on dead_letters (state, first_seen_at, line, id)',
      `create table unmapped_values (
        source {text} not null,
        field {text} not null,
        value {text} not null,
        rows_count {integer} not null,
        last_seen_at {instant} not null,
        primary key (source, field, value)
      )`,
    ],
  },
]
