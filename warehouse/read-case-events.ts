import { toRecords, type Reader } from './engine.ts'
import { toStoredEvent } from './read-stored-events.ts'
import type { StoredEvent } from './warehouse.ts'

/** The events of one case in fold order, each with its text put back. The same SQL on both engines. */
export async function readCaseEvents(
  reader: Reader,
  caseId: string,
): Promise<readonly StoredEvent[]> {
  const { dialect: d } = reader
  const rows = await reader.query(
    `select e.event_id as event_id, e.type as type, e.occurred_at as occurred_at, e.seq as seq, e.received_at as received_at,
      e.source as source, e.case_id as case_id, e.case_kind as case_kind, e.customer_id as customer_id,
      e.agent_id as agent_id, e.team_id as team_id, e.queue_id as queue_id, e.channel as channel, e.data as data, t.text as text
    from ${d.table('events')} as e
    left join (select * from ${d.table('message_texts')} where case_id = ${d.param('case', 'id')}) as t
      on t.source = e.source and t.event_id = e.event_id
    where e.case_id = ${d.param('case', 'id')}
    order by e.occurred_at, coalesce(e.seq, 9223372036854775807), e.place, e.event_id`,
    { case: caseId },
  )
  return toRecords(rows).map(toStoredEvent)
}
