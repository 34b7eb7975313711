/** What customers asked that the bot had no good answer to, most asked first. */
import {
  type BotQuestions,
  botQuestionsRequest,
  SURE_ENOUGH,
} from '../../domain/contract/public.ts'
import { type Reader, toRecords } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { checkLooked } from './check-search.ts'
import { countFound } from './count-found.ts'
import { type CaseQuestion, foundCases } from './found-cases.ts'

const DEFAULT_LIMIT = 50
/** Questions read to be put together; beyond, the latest count. */
const MOST_READ = 20_000
const MOST_IDS = 20

/**
 * Questions of the cases where a bot spoke, or everything that is wrong with the request.
 * @param input a `BotQuestionsRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerBotQuestions(
  input: unknown,
  context: QueryContext,
): Promise<Checked<BotQuestions>> {
  const checked = checkLooked(botQuestionsRequest, input, context)
  if (!checked.ok) return checked
  const { request, question: asked } = checked.value
  const question = { ...asked, filters: new Map([...asked.filters, ['bot', ['bot']] as const]) }
  const [rows, total] = await Promise.all([
    readAsked(context.reader, question),
    countFound(context.reader, question),
  ])
  const questions = groupQuestions(rows)
  return {
    ok: true,
    value: {
      questions: questions.slice(0, request.limit ?? DEFAULT_LIMIT),
      case_count: new Set(rows.map(({ case_id }) => case_id)).size,
      bot_case_count: total,
      sure_enough: SURE_ENOUGH,
    },
  }
}

interface Asked {
  readonly case_id: string
  readonly text: string
}

/** Newest first. */
async function readAsked(reader: Reader, question: CaseQuestion): Promise<readonly Asked[]> {
  const { dialect: d } = reader
  const found = foundCases(d, question)
  const confidence = d.toDouble(d.jsonText('e.data', 'confidence'))
  const sql = `with looked as (
      select c.case_id as case_id ${found.fromSql([])}
    ), answers as (
      select e.case_id as case_id, e.occurred_at as at, ${confidence} as sure
      from ${d.table('events')} as e
      where e.type = 'bot.answered' and e.case_id in (select l.case_id from looked as l)
    ), weak as (
      select a.case_id as case_id, a.at as at from answers as a where a.sure is null or a.sure < ${String(SURE_ENOUGH)}
      union all
      select e.case_id as case_id, e.occurred_at as at
      from ${d.table('events')} as e
      where e.type = 'case.bot_handoff' and e.case_id in (select l.case_id from looked as l)
        and e.case_id not in (select a.case_id from answers as a)
    ), said as (
      select e.case_id as case_id, e.source as source, e.event_id as event_id, e.occurred_at as at
      from ${d.table('events')} as e
      where e.type = 'message.sent' and ${d.jsonText('e.data', 'author')} = 'customer'
        and e.case_id in (select w.case_id from weak as w)
    ), last_said as (
      select s.case_id as of_case, w.at as weak_at, ${d.lastBy('s.event_id', 's.at')} as event_id, max(s.at) as said_at
      from said as s join weak as w on w.case_id = s.case_id
      where s.at <= w.at
      group by s.case_id, w.at
    )
    select l.of_case as asked_in, t.text as body, max(l.said_at) as asked_at
    from last_said as l
    join ${d.table('message_texts')} as t on t.case_id = l.of_case and t.event_id = l.event_id
    where t.text <> ''
    group by l.of_case, t.text
    order by asked_at desc, asked_in limit ${String(MOST_READ)}`
  const rows = toRecords(await reader.query(sql, found.binder.paramsOf(sql)))
  return rows.map(({ asked_in, body }) => ({ case_id: String(asked_in), text: String(body) }))
}

/** Wordings alike are one question, shown as it was asked last; a case counts once. */
export function groupQuestions(rows: readonly Asked[]): BotQuestions['questions'] {
  const groups = new Map<string, { readonly text: string; readonly ids: Set<string> }>()
  for (const { case_id, text } of rows) {
    const same = sameWording(text)
    if (same === '') continue
    const group = groups.get(same) ?? { text: text.trim(), ids: new Set() }
    group.ids.add(case_id)
    groups.set(same, group)
  }
  return [...groups.values()]
    .map(({ text, ids }) => ({ text, count: ids.size, case_ids: [...ids].slice(0, MOST_IDS) }))
    .toSorted((a, b) => b.count - a.count)
}

const sameWording = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
