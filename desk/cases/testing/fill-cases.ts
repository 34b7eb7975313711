import { sql } from 'kysely'
import type { StoreScope } from '../../../store/public.ts'

/** Epoch ms: when the newest of them were opened. */
export const FILLED_AT = Date.UTC(2026, 2, 1)

/** Of 40 cases one is still open; 20 teams, 200 agents; a customer has ten cases. */
export async function fillCases(
  store: StoreScope,
  { cases, entriesEach }: { readonly cases: number; readonly entriesEach: number },
): Promise<void> {
  const now = sql.lit(FILLED_AT)
  const each = sql.lit(entriesEach)
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(cases)})`
  await sql`
    insert into desk_customers (id, name, attributes_json, created_at)
    ${numbers} select 'desk:c' || i, 'Customer ' || i, '{}', 0 from n where i <= ${sql.lit(Math.ceil(cases / 10) + 1)}
  `.execute(store.kysely)
  await sql`
    insert into desk_cases (id, kind, number, channel, status, priority, priority_rank, tier_rank, tags_json,
      fields_json, team_id, agent_id, customer_id, opened_at, waiting_since, wait_order, last_message_at, preview,
      resolved_at, updated_at, last_seq, last_public_seq, last_event_seq, is_spam, is_done, visitor_seq)
    ${numbers}
    select 'desk:' || i, 'chat', i, 'web',
      case when i % 40 = 0 then 'open' when i % 3 = 0 then 'closed' else 'resolved' end,
      'normal', i % 4, 0, '[]', '{}', 'desk:t' || (i % 20),
      case when i % 120 = 0 then null else 'desk:a' || (i % 200) end,
      'desk:c' || (1 + i / 10), ${now} - i * 1000,
      case when i % 80 = 0 then ${now} - i * 1000 end,
      case when i % 80 = 0 then ${now} - i * 1000 else 8640000000000000 end,
      ${now} - i * 500, 'Where is my parcel?',
      case when i % 40 = 0 then null else ${now} - i * 400 end,
      ${now} - i * 400, ${each}, ${each}, ${each}, 0, case when i % 40 = 0 then 0 else 1 end, 0
    from n
  `.execute(store.kysely)
  await sql`
    insert into desk_entries (case_id, seq, public_seq, at, author_kind, author_id, author_name, kind, message_id,
      text, file_ids_json, mentions_json, is_whisper, data_json)
    ${numbers}, s(k) as (select 1 union all select k + 1 from s where k < ${each})
    select 'desk:' || i, k, k, ${now} - i * 1000 + k, 'customer', 'desk:c' || (1 + i / 10), 'Customer', 'message',
      'desk:m' || i || '-' || k, 'Where is my parcel? It was to come on Monday, said the mail of Friday.', '[]', '[]',
      0, '{}'
    from n, s
  `.execute(store.kysely)
  await sql`
    insert into desk_mentions (agent_id, case_id, seq, at)
    ${numbers} select 'desk:a' || (i % 200), 'desk:' || i, 1, 0 from n where i % 50 = 0
  `.execute(store.kysely)
}
