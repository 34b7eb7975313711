import { defineTable, has, maybe } from './column.ts'

/** The events as accepted: never changed, never deleted. Message text is not in `data` but in `message_texts`. */
export const events = defineTable({
  name: 'events',
  row: 'an accepted event',
  key: ['source', 'event_id'],
  columns: {
    /** Hash of (source, event_id): a fast first look for duplicates, never the judge. */
    event_key: has('key'),
    /** The load that brought it: facts are folded up to a load. */
    load_no: has('long'),
    event_id: has('id'),
    type: has('ref'),
    /** The type's place in the catalogue. */
    place: has('int'),
    occurred_at: has('at'),
    seq: maybe('long'),
    received_at: has('at'),
    source: has('ref'),
    case_id: maybe('id'),
    /** Hash of case_id: what touched cases are found by. */
    case_key: maybe('key'),
    case_kind: maybe('ref'),
    customer_id: maybe('id'),
    agent_id: maybe('ref'),
    team_id: maybe('ref'),
    queue_id: maybe('ref'),
    channel: maybe('ref'),
    data: has('text'),
  },
})

/** What people wrote. One row per text of a message or subject; emptied when redacted or erased. */
export const messageTexts = defineTable({
  name: 'message_texts',
  row: 'the text that one event brought',
  key: ['source', 'event_id'],
  columns: {
    source: has('ref'),
    event_id: has('id'),
    case_id: has('id'),
    message_id: maybe('id'),
    customer_id: maybe('id'),
    /** customer, agent, bot, system, or null for a subject or a rating's comment. */
    author: maybe('ref'),
    language: maybe('ref'),
    text: has('text'),
  },
})
