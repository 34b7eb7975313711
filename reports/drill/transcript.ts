/** What was said in a case and how long the customer waited for it, for somebody who may see the case. */
import type { Transcript, Viewer } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import { visibleCase } from '../case-search/visible-case.ts'
import { createBinder } from '../query/binder.ts'
import { readNames } from '../query/names.ts'
import { promisesSql, toPromise, toWait, waitsSql } from './case-clocks.ts'

export interface TranscriptContext {
  readonly reader: Reader
  readonly viewer: Viewer
  /** Names in force then; epoch ms. */
  readonly asOf: number
}

/**
 * The messages of a case in order, each message_id once, with the last text it was edited to; its waits and the
 * promises made for it, each in order.
 * @throws DeskmetryError NOT_FOUND when there is no such case, or not for this viewer: the two must not differ
 */
export async function readTranscript(
  caseId: string,
  { reader, viewer, asOf }: TranscriptContext,
): Promise<Transcript> {
  const binder = createBinder(reader.dialect)
  const id = binder.bind(caseId, 'id')
  const run = async (sql: string) => toRecords(await reader.query(sql, binder.paramsOf(sql)))
  const [known] = await run(
    `select c.case_id as case_id from ${reader.dialect.table('cases')} as c
    where c.case_id = ${id} and ${visibleCase(viewer, { d: reader.dialect, binder, id })}`,
  )
  if (known === undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `The case ${caseId}`,
      fix: 'Take the id from a query or its drill-through, as source:id.',
    })
  }
  const [events, texts, waits, promises] = await Promise.all([
    run(messagesSql(reader, id)),
    run(textsSql(reader, id)),
    run(waitsSql(reader, id)),
    run(promisesSql(reader, id)),
  ])
  const textOf = new Map(texts.map((row) => [row['message_id'], row['body']]))
  const seen = new Set<Value>()
  const messages: Transcript['messages'] = []
  for (const event of events) {
    const messageId = event['message_id']
    if (typeof messageId !== 'string' || seen.has(messageId)) continue
    seen.add(messageId)
    messages.push(toMessage(event, messageId, textOf.get(messageId) ?? null))
  }
  const names = await readNames(
    reader,
    messages.map(({ agent_id }) => ({ agent_id })),
    { agent_id: 'agent' },
    asOf,
  )
  return {
    case_id: caseId,
    messages,
    waits: waits.map(toWait),
    promises: promises.map((row) => toPromise(row, asOf)),
    names,
  }
}

function messagesSql({ dialect: d }: Reader, id: string): string {
  return `select ${d.jsonText('e.data', 'message_id')} as message_id, e.occurred_at as sent_at,
      ${d.jsonText('e.data', 'author')} as author, e.agent_id as agent_id,
      ${d.jsonText('e.data', 'is_note')} as is_note, e.data as data
    from ${d.table('events')} as e
    where e.case_id = ${id} and e.type = 'message.sent'
    order by e.occurred_at, coalesce(e.seq, 9007199254740991), e.event_id`
}

/** Edits bring their own text: the last one stands. */
function textsSql({ dialect: d }: Reader, id: string): string {
  return `select t.message_id as message_id, ${d.lastBy('t.text', 'e.occurred_at')} as body
    from ${d.table('message_texts')} as t
    join ${d.table('events')} as e on e.source = t.source and e.event_id = t.event_id
    where t.case_id = ${id} and e.case_id = ${id} and t.message_id is not null
    group by t.message_id`
}

function toMessage(
  event: Readonly<Record<string, Value>>,
  messageId: string,
  text: Value,
): Transcript['messages'][number] {
  const author = event['author']
  const agent = event['agent_id']
  return {
    message_id: messageId,
    sent_at: new Date(Number(event['sent_at'])).toISOString(),
    author: author === 'customer' || author === 'agent' || author === 'bot' ? author : 'system',
    agent_id: author === 'agent' && typeof agent === 'string' ? agent : null,
    is_note: event['is_note'] === 'true',
    text: typeof text === 'string' && text !== '' ? text : null,
    ...attachmentsOf(event['data']),
  }
}

/** Attachments are whatever a source says they are; most have a name. */
function attachmentsOf(data: Value | undefined): { attachments?: string[] } {
  const { attachments } = JSON.parse(typeof data === 'string' ? data : '{}') as {
    attachments?: unknown
  }
  if (!Array.isArray(attachments) || attachments.length === 0) return {}
  return { attachments: attachments.map(nameOfFile) }
}

function nameOfFile(file: unknown): string {
  if (typeof file === 'string') return file
  const { name, filename } = (file ?? {}) as { name?: unknown; filename?: unknown }
  return [name, filename].find((one): one is string => typeof one === 'string') ?? '?'
}
