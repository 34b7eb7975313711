import { defineTable, has, maybe } from './column.ts'

/**
 * The fact tables. Every row is what `fold` says and nothing else; `n` counts rows of its kind within the case.
 *
 * Conventions: `<moment>_at` is an instant; `<moment>_team`, `_queue`, `_agent`, `_priority`, `_tier`, `_category`
 * are the values just after that moment's event (`_agent` is the assignee); `_by` is who did it. Tables with one
 * moment have the bare names. Rows of spam and merged-away cases stay, marked `is_excluded`: a metric leaves them
 * out unless it says otherwise.
 */
const whoAndWhat = {
  team: maybe('ref'),
  queue: maybe('ref'),
  agent: maybe('ref'),
  priority: maybe('ref'),
  tier: maybe('ref'),
  category: maybe('ref'),
} as const

/** What every row of a case carries: from the earliest case.opened, else the first event that says it. */
const ofCase = {
  case_id: has('id'),
  source: has('ref'),
  case_kind: has('ref'),
  channel: maybe('ref'),
  customer_id: maybe('id'),
  language: maybe('ref'),
  business_line: maybe('ref'),
  origin: maybe('ref'),
  tags: has('refs'),
  /** A bot spoke in public in this case. */
  has_bot: has('flag'),
  is_excluded: has('flag'),
} as const

export const cases = defineTable({
  name: 'cases',
  row: 'one case',
  key: ['case_id'],
  columns: {
    ...ofCase,
    opened_at: has('at'),
    /** customer, agent, bot, system or api; null when nobody said. */
    opened_by: maybe('ref'),
    opened_by_agent: maybe('ref'),
    opened_team: maybe('ref'),
    opened_queue: maybe('ref'),
    opened_agent: maybe('ref'),
    opened_priority: maybe('ref'),
    opened_tier: maybe('ref'),
    opened_category: maybe('ref'),
    first_replied_at: maybe('at'),
    first_replied_by: maybe('ref'),
    first_replied_team: maybe('ref'),
    first_replied_queue: maybe('ref'),
    first_replied_agent: maybe('ref'),
    first_replied_priority: maybe('ref'),
    first_replied_tier: maybe('ref'),
    first_replied_category: maybe('ref'),
    first_reply_secs: maybe('secs'),
    first_reply_biz_secs: maybe('secs'),
    accept_to_first_reply_secs: maybe('secs'),
    accept_to_first_reply_biz_secs: maybe('secs'),
    first_resolved_at: maybe('at'),
    /** agent, bot or system. */
    first_resolved_by: maybe('ref'),
    first_resolved_by_agent: maybe('ref'),
    first_resolved_team: maybe('ref'),
    first_resolved_queue: maybe('ref'),
    first_resolved_agent: maybe('ref'),
    first_resolved_priority: maybe('ref'),
    first_resolved_tier: maybe('ref'),
    first_resolved_category: maybe('ref'),
    first_resolution_secs: maybe('secs'),
    first_resolution_biz_secs: maybe('secs'),
    /** First reopening after the first resolve. */
    first_reopened_at: maybe('at'),
    /** The resolve that still stands. */
    last_resolved_at: maybe('at'),
    last_resolved_by_agent: maybe('ref'),
    last_resolved_team: maybe('ref'),
    last_resolved_queue: maybe('ref'),
    last_resolved_agent: maybe('ref'),
    last_resolved_priority: maybe('ref'),
    last_resolved_tier: maybe('ref'),
    last_resolved_category: maybe('ref'),
    full_resolution_secs: maybe('secs'),
    full_resolution_biz_secs: maybe('secs'),
    requester_wait_secs: maybe('secs'),
    requester_wait_biz_secs: maybe('secs'),
    conversation_duration_secs: maybe('secs'),
    conversation_duration_biz_secs: maybe('secs'),
    /** Agent or team differed from the first assignment's, up to the standing resolve; null while none stands. */
    is_transferred: maybe('flag'),
    /** fcr without its clocks: every resolve by one agent, no transfer up to the last resolve, standing or not. */
    is_one_agent_resolution: maybe('flag'),
    resolve_count: has('int'),
    reopen_count: has('int'),
    /** open, pending, on_hold, snoozed, resolved, closed or abandoned, after the last event. */
    status: has('ref'),
    status_at: has('at'),
    has_customer_text: has('flag'),
    has_human_reply: has('flag'),
    has_handoff: has('flag'),
    /** Everyone with a human public reply, in order of id. */
    participants: has('refs'),
    is_spam: has('flag'),
    merged_into: maybe('id'),
    last_event_at: has('at'),
    event_count: has('int'),
  },
})

export const caseStates = defineTable({
  name: 'case_states',
  row: 'a case in one status, with one holder and one set of dimension values',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    opened_at: has('at'),
    status: has('ref'),
    start_at: has('at'),
    /** null: still so. */
    end_at: maybe('at'),
    ...whoAndWhat,
  },
})

export const queueStays = defineTable({
  name: 'queue_stays',
  row: 'a stay in a queue',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    queued_at: has('at'),
    queued_by: maybe('ref'),
    ended_at: maybe('at'),
    /** assigned, abandoned, expired, left or waiting. */
    outcome: has('ref'),
    wait_secs: maybe('secs'),
    wait_biz_secs: maybe('secs'),
    /** First human reply after queueing and before the case's next stay. */
    replied_at: maybe('at'),
    /** Who accepted. */
    accepted_by: maybe('ref'),
    /** Values just after queueing. */
    ...whoAndWhat,
    assigned_team: maybe('ref'),
    assigned_queue: maybe('ref'),
    assigned_agent: maybe('ref'),
    assigned_priority: maybe('ref'),
    assigned_tier: maybe('ref'),
    assigned_category: maybe('ref'),
  },
})

export const resolutions = defineTable({
  name: 'resolutions',
  row: 'a resolve; resolves in a row are one',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    resolved_at: has('at'),
    /** agent, bot or system. */
    by: has('ref'),
    resolved_by: maybe('ref'),
    ...whoAndWhat,
  },
})

export const waits = defineTable({
  name: 'waits',
  row: 'a wait of the customer for a human reply',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    started_at: has('at'),
    ended_at: maybe('at'),
    /** replied, unanswered or open. */
    outcome: has('ref'),
    replied_by: maybe('ref'),
    /** null unless replied. */
    reply_secs: maybe('secs'),
    reply_biz_secs: maybe('secs'),
    /** Values just after what ended it; of an open wait, the present ones. */
    ...whoAndWhat,
  },
})

export const assignments = defineTable({
  name: 'assignments',
  row: 'a stretch of one agent holding the case',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    started_at: has('at'),
    ended_at: maybe('at'),
    /** The holder. The other values are those just before the end. */
    ...whoAndWhat,
    /**
     * On the last ended stretch of this agent in this case: the open time of all their ended stretches; a ticket's
     * only while the agent was online or busy (null when no state of the agent is known). Else null.
     */
    handle_secs: maybe('secs'),
    handle_biz_secs: maybe('secs'),
  },
})

export const chatsInHand = defineTable({
  name: 'chats_in_hand',
  row: 'an agent with an open chat in hand: stretch running, status open',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    start_at: has('at'),
    end_at: maybe('at'),
    ...whoAndWhat,
  },
})

export const messages = defineTable({
  name: 'messages',
  row: 'a message',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    sent_at: has('at'),
    /** customer, agent, bot or system. */
    author: has('ref'),
    /** The agent who wrote it. */
    sent_by: maybe('ref'),
    is_note: has('flag'),
    ...whoAndWhat,
  },
})

export const ratings = defineTable({
  name: 'ratings',
  row: 'a rating asked for, or given unasked',
  key: ['case_id', 'n'],
  columns: {
    ...ofCase,
    n: has('int'),
    /** human or bot. */
    about: has('ref'),
    requested_at: maybe('at'),
    /** First time it was given; the last score counts. */
    rated_at: maybe('at'),
    /** (score − scale_min) / (scale_max − scale_min), 0..1. */
    score: maybe('num'),
    /** Whom it credits: of the request, else of the rating, else the assignee then. */
    rated_agent: maybe('ref'),
    /** Values just after the first rating; without one, the present ones. */
    ...whoAndWhat,
    requested_team: maybe('ref'),
    requested_queue: maybe('ref'),
    requested_agent: maybe('ref'),
    requested_priority: maybe('ref'),
    requested_tier: maybe('ref'),
    requested_category: maybe('ref'),
  },
})

export const slaTargets = defineTable({
  name: 'sla_targets',
  row: 'a promise: one target of one policy, the nth time',
  key: ['case_id', 'target', 'n'],
  columns: {
    ...ofCase,
    /** first_reply, next_reply or resolution. */
    target: has('ref'),
    n: has('int'),
    policy: has('ref'),
    policy_version: maybe('int'),
    started_at: has('at'),
    /** The final due; null while its clock is paused. */
    due_at: maybe('at'),
    /** met, breached, cancelled or running; a running one past its due at as_of is breached. */
    outcome: has('ref'),
    ended_at: maybe('at'),
    paused_secs: has('secs'),
    length_secs: maybe('secs'),
    /** wall, business or promised. */
    time: has('ref'),
    /** The calendar whose hours it runs in; null: wall time. */
    calendar: maybe('ref'),
    /** Values just after it was met or breached; of a running one, the present ones. */
    ...whoAndWhat,
    /** Who met it: author of the reply or of the resolve. */
    met_by: maybe('ref'),
  },
})

export const agentStates = defineTable({
  name: 'agent_states',
  row: 'an agent in one state',
  key: ['agent', 'n'],
  columns: {
    agent: has('ref'),
    n: has('int'),
    source: has('ref'),
    state: has('ref'),
    start_at: has('at'),
    end_at: maybe('at'),
    /** The agent's directory teams at start_at. */
    teams: has('refs'),
  },
})

export const directory = defineTable({
  name: 'directory',
  row: 'what the directory says of one thing from an instant on',
  key: ['kind', 'id', 'effective_at'],
  columns: {
    /** agent, team, queue, customer, calendar or policy. */
    kind: has('ref'),
    id: has('id'),
    effective_at: has('at'),
    name: maybe('text'),
    /** The whole entry as JSON. */
    entry: has('text'),
  },
})

/** Facts that are folded from one case's events, in the order they are written. */
export const CASE_FACTS = [
  cases,
  caseStates,
  queueStays,
  resolutions,
  waits,
  assignments,
  chatsInHand,
  messages,
  ratings,
  slaTargets,
] as const

export const FACTS = [...CASE_FACTS, agentStates, directory] as const
