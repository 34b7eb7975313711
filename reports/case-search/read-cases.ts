/** Everything a list shows of some cases, in the order they are asked for. */
import { type CaseFound, foundCase } from '../../domain/contract/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import { createBinder } from '../query/binder.ts'
import { SLA_SQL } from './case-property.ts'
import { joinSql } from './case-relations.ts'
import { snippetOf } from './snippet.ts'

export interface ReadCasesOptions {
  readonly asOf: number
  /** Words to show the place of; null: none were looked for. */
  readonly text: string | null
}

type Row = Readonly<Record<string, Value>>

/** @param ids at most some hundred; who may see them is the caller's matter */
export async function readCases(
  reader: Reader,
  ids: readonly string[],
  { asOf, text }: ReadCasesOptions,
): Promise<readonly CaseFound[]> {
  if (ids.length === 0) return []
  const { dialect: d } = reader
  const binder = createBinder(d)
  const wanted = binder.bind(ids, 'refs')
  const within = (row: string) => d.has(wanted, `${row}.case_id`)
  const words = { d, asOf: binder.bind(asOf, 'at'), within }
  const run = async (sql: string) => toRecords(await reader.query(sql, binder.paramsOf(sql)))
  const joins = (['now', 'waited', 'rated', 'promised'] as const).map((one) => joinSql(one, words))
  const [rows, subjects, places] = await Promise.all([
    run(`select c.case_id as case_id, c.source as source, c.case_kind as case_kind, c.channel as channel,
        c.customer_id as customer_id, c.language as language, c.opened_at as opened_at,
        c.last_event_at as updated_at, c.status as status, now.team as team_id, now.queue as queue_id,
        now.agent as agent_id, now.priority as priority, now.tier as customer_tier, now.category as category,
        c.tags as tags, ${d.flag('c.has_bot')} as has_bot, ${d.flag('c.is_excluded')} as is_excluded,
        c.reopen_count as reopen_count, c.first_reply_secs as first_reply_secs,
        waited.secs as longest_wait_secs, rated.score as rating, ${SLA_SQL} as sla
      from ${d.table('cases')} as c ${joins.join('\n')}
      where ${within('c')}`),
    run(`select t.case_id as case_id, ${d.firstBy('t.text', 'e.occurred_at')} as body
      from ${d.table('message_texts')} as t
      join (select * from ${d.table('events')} where type = 'case.opened') as e
        on e.source = t.source and e.event_id = t.event_id
      where ${within('t')} and ${within('e')}
      group by t.case_id`),
    text === null
      ? []
      : run(`select t.case_id as case_id, ${d.firstBy('t.text', 't.event_id')} as body
          from ${d.table('message_texts')} as t
          where ${within('t')} and ${d.holds('t.text', binder.bind(text, 'text'))}
          group by t.case_id`),
  ])
  const byId = (found: readonly Row[]) => new Map(found.map((row) => [row['case_id'], row]))
  const [cases, subjectOf, placeOf] = [byId(rows), byId(subjects), byId(places)]
  return ids.flatMap((id) => {
    const row = cases.get(id)
    if (row === undefined) return []
    return [toFound(row, subjectOf.get(id)?.['body'] ?? null, place(placeOf.get(id), text))]
  })
}

function place(row: Row | undefined, text: string | null): CaseFound['snippet'] {
  const body = row?.['body']
  return typeof body === 'string' && text !== null ? snippetOf(body, text) : null
}

function toFound(row: Row, subject: Value, snippet: CaseFound['snippet']): CaseFound {
  const iso = (name: string) => new Date(Number(row[name])).toISOString()
  return foundCase.parse({
    ...row,
    subject: subject === '' ? null : subject,
    opened_at: iso('opened_at'),
    updated_at: iso('updated_at'),
    snippet,
  })
}
