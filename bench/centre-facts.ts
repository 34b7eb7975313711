/**
 * Facts of a contact centre, made by SQL: a million cases and ten million messages in a minute instead of the ten
 * that events and their fold would take. Shapes and frequencies are those that matter to queries: arrivals by hour
 * and weekday, long tails of waiting, skewed agents and categories, rows in the order in which the fold writes them
 * (by case, cases by their first event). Deterministic. Facts that the Overview page does not read stay empty, the
 * messages apart.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import { migrate } from '../warehouse/engines/duckdb/migrate.ts'
import { openDuckDb } from '../warehouse/engines/duckdb/database.ts'
import { facts, type Table } from '../warehouse/public.ts'

/** A year that ends here; the instant at which the bench asks. */
export const CENTRE_END = Date.UTC(2026, 0, 1) - 8 * 3_600_000
const DAY_MS = 86_400_000
const DAYS = 365
const SLICE_CASES = 250_000

/** Writes the warehouse file of a centre with that many cases and ten messages to each. */
export async function writeCentreFacts(path: string, cases: number): Promise<void> {
  const db = await openDuckDb({ path, memoryLimitMb: 2_000, threads: 2 })
  try {
    await db.write(async (connection) => {
      await migrate(connection)
      await connection.run(arrivalsSql(cases))
      for (let from = 0; from < cases; from += SLICE_CASES) await insertSlice(connection, from)
      await connection.run(insertSql(facts.directory, DIRECTORY, DIRECTORY_ROWS))
      await connection.run('drop table arrivals')
      await connection.run('checkpoint')
    })
  } finally {
    await db.close()
  }
}

async function insertSlice(connection: DuckDBConnection, from: number): Promise<void> {
  await connection.run(caseSql(from, from + SLICE_CASES))
  for (const { table, columns, rows } of FACTS_OF_CASE) {
    await connection.run(insertSql(table, columns, rows))
  }
}

/** A number in [0, 1) that a case always has. */
const chance = (salt: number, of = 'i') => `((hash(${of}, ${salt}) % 1000003) / 1000003.0)`
/** Seconds with a long tail, to the millisecond, as ms. */
const tail = (salt: number, mean: number) =>
  `cast(-ln(1 - ${chance(salt)}) * ${mean} * (case when ${chance(salt + 50)} < 0.05 then 8000 else 1000 end) as bigint)`

/** Twice as many come by day as by night, fewer at weekends. */
function arrivalsSql(cases: number): string {
  return `create temp table arrivals as
    select row_number() over (order by arrived_at, draw) - 1 as i, arrived_at from (
      select range as draw,
        ${CENTRE_END} - ${DAYS * DAY_MS} + cast(floor(${chance(1, 'range')} * ${DAYS}) as bigint) * ${DAY_MS}
          + cast(least(86399999, (case when ${chance(2, 'range')} < 0.75
              then 32400000 + ${chance(3, 'range')} * 43200000 else ${chance(3, 'range')} * 86400000 end)) as bigint) as arrived_at
      from range(${cases})
    )`
}

function caseSql(from: number, to: number): string {
  return `create or replace temp table centre_cases as
    select *, opened_at + first_reply_ms as first_replied_at, opened_at + resolve_ms as resolved_at from (
      select i, arrived_at as opened_at, 'desk:c' || i as case_id, 'desk:u' || (hash(i, 4) % 300000) as customer_id,
        ${chance(5)} < 0.7 as is_chat,
        'desk:a' || cast(floor(pow(${chance(6)}, 1.5) * 200) as integer) as agent,
        'desk:t' || cast(floor(pow(${chance(6)}, 1.5) * 200) as integer) % 12 as team,
        'desk:q' || (hash(i, 7) % 20) as queue,
        'cat' || cast(floor(pow(${chance(8)}, 2) * 24) as integer) as category,
        (['low', 'normal', 'high', 'urgent'])[1 + cast(floor(pow(${chance(9)}, 2) * 4) as integer)] as priority,
        (['gold', 'silver', 'none'])[1 + cast(hash(i, 10) % 3 as integer)] as tier,
        (['web', 'app', 'mail', 'phone', 'wechat'])[1 + cast(hash(i, 11) % 5 as integer)] as channel,
        (['zh-CN', 'en'])[1 + cast(hash(i, 12) % 2 as integer)] as language,
        case when ${chance(13)} < 0.3 then ['vip', 'refund'] when ${chance(13)} < 0.5 then ['bug'] else [] end as tags,
        ${chance(14)} < 0.2 as has_bot,
        ${chance(15)} < 0.01 as is_excluded,
        case when ${chance(16)} < 0.93 then 1000 + ${tail(17, 240)} end as first_reply_ms,
        case when ${chance(18)} < 0.985 then 30000000 + ${tail(19, 3600)} end as resolve_ms,
        60000 + ${tail(20, 900)} as pending_ms
      from arrivals where i >= ${from} and i < ${to}
    )`
}

const OF_CASE = {
  case_id: 'case_id',
  source: `'desk'`,
  case_kind: `case when is_chat then 'chat' else 'ticket' end`,
  channel: 'channel',
  customer_id: 'customer_id',
  language: 'language',
  tags: 'tags',
  has_bot: 'has_bot',
  is_excluded: 'is_excluded',
}
const WHO = {
  team: 'team',
  queue: 'queue',
  agent: 'agent',
  priority: 'priority',
  tier: 'tier',
  category: 'category',
}
const prefixed = (prefix: string, when: string) =>
  Object.fromEntries(
    Object.entries(WHO).map(([name, sql]) => [
      `${prefix}_${name}`,
      `case when ${when} then ${sql} end`,
    ]),
  )
/** `rows` of each case, in order, numbered by `k` from 0. */
const each = (rows: string) =>
  `(select c.*, unnest(range(${rows})) as k from centre_cases as c) order by i, k`

interface FactOfCase {
  readonly table: Table
  readonly columns: Readonly<Record<string, string>>
  readonly rows: string
}

const FACTS_OF_CASE: readonly FactOfCase[] = [
  {
    table: facts.cases,
    rows: 'centre_cases order by i',
    columns: {
      ...OF_CASE,
      opened_at: 'opened_at',
      opened_by: `'customer'`,
      ...prefixed('opened', 'true'),
      opened_agent: 'null',
      first_replied_at: 'first_replied_at',
      first_replied_by: 'case when first_reply_ms is not null then agent end',
      ...prefixed('first_replied', 'first_reply_ms is not null'),
      first_reply_secs: 'first_reply_ms / 1000.0',
      first_reply_biz_secs: 'first_reply_ms / 2000.0',
      first_resolved_at: 'resolved_at',
      ...prefixed('first_resolved', 'resolve_ms is not null'),
      last_resolved_at: 'resolved_at',
      last_resolved_by_agent: 'case when resolve_ms is not null then agent end',
      ...prefixed('last_resolved', 'resolve_ms is not null'),
      full_resolution_secs: 'resolve_ms / 1000.0',
      status: `case when resolve_ms is null then 'open' else 'resolved' end`,
      status_at: 'coalesce(resolved_at, opened_at)',
      participants: 'case when first_reply_ms is null then [] else [agent] end',
      last_event_at: 'coalesce(resolved_at, opened_at)',
      event_count: '14',
    },
  },
  {
    table: facts.caseStates,
    rows: each('case when resolve_ms is null then 2 else 3 end'),
    columns: {
      ...OF_CASE,
      ...WHO,
      n: 'k + 1',
      opened_at: 'opened_at',
      status: `(['open', 'pending', 'resolved'])[k + 1]`,
      start_at: `case k when 0 then opened_at when 1 then opened_at + pending_ms else greatest(resolved_at, opened_at + pending_ms) end`,
      end_at: `case k when 0 then opened_at + pending_ms when 1 then greatest(resolved_at, opened_at + pending_ms) end`,
    },
  },
  {
    table: facts.messages,
    rows: each('10'),
    columns: {
      ...OF_CASE,
      ...WHO,
      n: 'k + 1',
      sent_at: 'opened_at + k * 90000',
      author: `(['customer', 'agent'])[1 + k % 2]`,
      sent_by: 'case when k % 2 = 1 then agent end',
      is_note: 'k = 7',
    },
  },
  {
    table: facts.ratings,
    rows: `centre_cases where ${chance(30)} < 0.4 and resolve_ms is not null order by i`,
    columns: {
      ...OF_CASE,
      ...WHO,
      ...prefixed('requested', 'true'),
      n: '1',
      about: `case when ${chance(31)} < 0.05 then 'bot' else 'human' end`,
      requested_at: 'resolved_at',
      rated_at: `case when ${chance(32)} < 0.45 then resolved_at + ${tail(33, 600)} end`,
      score: `case when ${chance(32)} < 0.45 then (hash(i, 34) % 5) / 4.0 end`,
      rated_agent: 'agent',
    },
  },
  {
    table: facts.slaTargets,
    rows: each('2'),
    columns: {
      ...OF_CASE,
      ...WHO,
      target: `(['first_reply', 'resolution'])[k + 1]`,
      n: '1',
      policy: `'desk:p' || (hash(i, 40) % 6)`,
      started_at: 'opened_at',
      due_at: 'opened_at + (case k when 0 then 600000 else 43200000 end)',
      outcome: `case when (case k when 0 then first_reply_ms else resolve_ms end) is null then 'running'
        when (case k when 0 then first_reply_ms - 600000 else resolve_ms - 43200000 end) <= 0 then 'met' else 'breached' end`,
      time: `'wall'`,
      met_by: 'agent',
    },
  },
]

const DIRECTORY = {
  kind: 'kind',
  id: `'desk:' || left(kind, 1) || k`,
  effective_at: String(CENTRE_END - DAYS * DAY_MS),
  name: `kind || ' ' || k`,
  entry: `'{}'`,
}
const DIRECTORY_ROWS = `(select 'agent' as kind, range as k from range(200)
  union all select 'team', range from range(12) union all select 'queue', range from range(20))`

/** Columns left out are null, or nothing of their kind. */
function insertSql(table: Table, columns: Readonly<Record<string, string>>, rows: string): string {
  const values = Object.entries(table.columns).map(([name, { kind, nullable }]) => {
    const sql = columns[name]
    if (sql !== undefined) return sql
    if (nullable) return 'null'
    if (kind === 'refs') return '[]'
    if (kind === 'flag') return 'false'
    return kind === 'ref' || kind === 'id' || kind === 'text' ? `''` : '0'
  })
  return `insert into "${table.name}" select ${values.join(', ')} from ${rows}`
}
