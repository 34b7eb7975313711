import type { RoomMigrations } from '../../store/public.ts'

/** Append only: a released migration never changes (store/README.md). */
export const ACCOUNTS_MIGRATIONS: RoomMigrations = {
  room: 'accounts',
  migrations: [
    {
      name: '0001-users-and-teams',
      statements: [
        `create table account (
          id {id} primary key,
          name {text} not null,
          tz {text} not null,
          language {text} not null,
          updated_at {instant} not null
        )`,
        `create table users (
          id {id} primary key,
          email {text} not null,
          email_key {text} not null unique,
          name {text} not null,
          password_hash {text} not null,
          role {text} not null,
          scope_limit {text} not null,
          status {text} not null,
          language {text},
          created_at {instant} not null,
          updated_at {instant} not null
        )`,
        `create table teams (
          id {id} primary key,
          name {text} not null,
          calendar_id {id},
          created_at {instant} not null,
          updated_at {instant} not null
        )`,
        `create table user_teams (
          user_id {id} not null references users (id),
          team_id {id} not null references teams (id),
          primary key (user_id, team_id)
        )`,
        `create table user_agents (
          agent_id {id} primary key,
          user_id {id} not null references users (id),
          skills_json {json} not null
        )`,
        'create index user_agents_by_user on user_agents (user_id)',
      ],
    },
    {
      name: '0002-ways-in',
      statements: [
        `create table sessions (
          id {id} primary key,
          token_hash {id} not null unique,
          user_id {id} not null references users (id),
          address {text} not null,
          user_agent {text} not null,
          created_at {instant} not null,
          last_seen_at {instant} not null,
          expires_at {instant} not null
        )`,
        'create index sessions_by_user on sessions (user_id)',
        `create table api_tokens (
          id {id} primary key,
          token_hash {id} not null unique,
          hint {text} not null,
          name {text} not null,
          scopes_json {json} not null,
          user_id {id} not null references users (id),
          created_at {instant} not null,
          expires_at {instant},
          last_used_at {instant},
          revoked_at {instant}
        )`,
        `create table setup_links (
          id {id} primary key,
          token_hash {id} not null,
          created_at {instant} not null
        )`,
        `create table sign_in_attempts (
          key {id} primary key,
          count {integer} not null,
          window_ends_at {instant} not null
        )`,
      ],
    },
    {
      name: '0003-settings',
      statements: [
        `create table settings_documents (
          kind {id} not null,
          document_id {id} not null,
          version {integer} not null,
          revision {integer} not null,
          effective_from {instant},
          body_json {json} not null,
          saved_by {id},
          saved_at {instant} not null,
          primary key (kind, document_id, version, revision)
        )`,
        `create table settings_events (
          number {serial},
          event_json {json} not null
        )`,
      ],
    },
    {
      name: '0004-links',
      statements: [
        `create table invitations (
          id {id} primary key,
          token_hash {id} not null unique,
          email {text} not null,
          email_key {text} not null,
          role {text} not null,
          scope_limit {text} not null,
          team_ids_json {json} not null,
          skills_json {json} not null,
          created_by {id} not null,
          created_at {instant} not null,
          expires_at {instant} not null
        )`,
        'create index invitations_by_email on invitations (email_key)',
        /* One for each user: a new one ends the one before. */
        `create table reset_links (
          user_id {id} primary key references users (id),
          token_hash {id} not null unique,
          created_by {id} not null,
          created_at {instant} not null,
          expires_at {instant} not null
        )`,
      ],
    },
    {
      name: '0005-score-weights',
      statements: ['alter table account add column score_weights_json {json}'],
    },
    {
      name: '0006-boards',
      statements: [
        `create table boards (
          id {id} primary key,
          name {text} not null,
          owner_id {id} not null references users (id),
          shared_with {text} not null,
          cards_json {json} not null,
          card_count {integer} not null,
          version {integer} not null,
          created_at {instant} not null,
          updated_at {instant} not null
        )`,
        'create index boards_by_owner on boards (owner_id)',
        `create table board_teams (
          board_id {id} not null references boards (id),
          team_id {id} not null references teams (id),
          primary key (board_id, team_id)
        )`,
        'create index board_teams_by_team on board_teams (team_id)',
      ],
    },
    {
      name: '0007-live-limits',
      statements: [
        `create table live_limits (
          id {id} primary key,
          limits_json {json} not null,
          updated_at {instant} not null
        )`,
      ],
    },
    {
      name: '0008-annotations',
      statements: [
        `create table annotations (
          id {id} primary key,
          kind {text} not null,
          label {text} not null,
          starts_at {instant} not null,
          ends_at {instant},
          scope_json {json} not null,
          user_id {id} references users (id),
          alert_name {text},
          version {integer} not null,
          created_at {instant} not null,
          updated_at {instant} not null
        )`,
        'create index annotations_by_start on annotations (starts_at)',
      ],
    },
    {
      name: '0009-skills',
      statements: ['create table skills (key {id} primary key, name {text} not null)'],
    },
    {
      name: '0010-appearance',
      statements: [
        `create table appearance (
          id {id} primary key,
          accent {text} not null,
          logo_type {text},
          logo_sha256 {text},
          logo_base64 {text},
          updated_at {instant} not null
        )`,
      ],
    },
  ],
}
