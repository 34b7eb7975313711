import type { Generated, Kysely } from 'kysely'
import type { StoreScope } from '../../store/public.ts'

/** The tables of this room, as rows come and go: instants in epoch ms, flags 0 or 1, `_json` as text. */
export type AccountsTables = {
  account: {
    id: 'account'
    name: string
    tz: string
    language: string
    /** Null: as the product ships them. */
    score_weights_json: string | null
    updated_at: number
  }
  appearance: {
    id: 'appearance'
    accent: string
    logo_type: string | null
    logo_sha256: string | null
    logo_base64: string | null
    updated_at: number
  }
  live_limits: { id: 'live'; limits_json: string; updated_at: number }
  users: {
    id: string
    email: string
    /** The address as compared: lower case, one Unicode form. */
    email_key: string
    name: string
    password_hash: string
    role: string
    scope_limit: string
    status: string
    language: string | null
    created_at: number
    updated_at: number
  }
  teams: {
    id: string
    name: string
    calendar_id: string | null
    created_at: number
    updated_at: number
  }
  user_teams: { user_id: string; team_id: string }
  /** Each skill by its key (domain/contract/skill.ts), as it was typed first. */
  skills: { key: string; name: string }
  user_agents: { agent_id: string; user_id: string; skills_json: string }
  sessions: {
    id: string
    token_hash: string
    user_id: string
    address: string
    user_agent: string
    created_at: number
    last_seen_at: number
    expires_at: number
  }
  api_tokens: {
    id: string
    token_hash: string
    hint: string
    name: string
    scopes_json: string
    user_id: string
    created_at: number
    expires_at: number | null
    last_used_at: number | null
    revoked_at: number | null
  }
  invitations: {
    id: string
    token_hash: string
    email: string
    email_key: string
    role: string
    scope_limit: string
    team_ids_json: string
    skills_json: string
    created_by: string
    created_at: number
    expires_at: number
  }
  reset_links: {
    user_id: string
    token_hash: string
    created_by: string
    created_at: number
    expires_at: number
  }
  setup_links: { id: 'setup'; token_hash: string; created_at: number }
  sign_in_attempts: { key: string; count: number; window_ends_at: number }
  settings_documents: {
    kind: string
    document_id: string
    version: number
    /** Counts the corrections of a version; the highest stands. */
    revision: number
    effective_from: number | null
    body_json: string
    saved_by: string | null
    saved_at: number
  }
  boards: {
    id: string
    name: string
    owner_id: string
    /** `nobody`, `teams` (in board_teams) or `everyone`. */
    shared_with: string
    cards_json: string
    card_count: number
    version: number
    created_at: number
    updated_at: number
  }
  board_teams: { board_id: string; team_id: string }
  annotations: {
    id: string
    kind: string
    label: string
    starts_at: number
    /** Null: a moment. */
    ends_at: number | null
    scope_json: string
    /** Null: an alert made it, whose name is `alert_name`. */
    user_id: string | null
    alert_name: string | null
    version: number
    created_at: number
    updated_at: number
  }
  settings_events: {
    number: Generated<number>
    event_json: string
  }
}

export function tablesOf(scope: StoreScope): Kysely<AccountsTables> {
  return scope.kysely.withTables<AccountsTables>()
}
