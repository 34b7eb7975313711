/** For each metric, the items it counts: metrics.md again, in loops. */
import type { FactRows } from './fact-rows.ts'
import { type Asked, type Item, readItems } from './item.ts'

const DAYS_7 = 7 * 24 * 3600 * 1000

type Items = (facts: FactRows, asked: Asked) => Item[]

const opened = {
  table: 'cases',
  at: 'opened_at',
  values: 'opened_',
  credited: 'opened_agent',
  author: 'opened_by_agent',
} as const
const firstReplied = {
  table: 'cases',
  at: 'first_replied_at',
  values: 'first_replied_',
  credited: 'first_replied_by',
} as const
const firstResolved = {
  table: 'cases',
  at: 'first_resolved_at',
  values: 'first_resolved_',
  credited: 'first_resolved_agent',
  author: 'first_resolved_by_agent',
} as const
const lastResolved = {
  table: 'cases',
  at: 'last_resolved_at',
  values: 'last_resolved_',
  credited: 'last_resolved_agent',
  author: 'last_resolved_by_agent',
} as const
const queued = {
  table: 'queue_stays',
  at: 'queued_at',
  values: '',
  credited: 'accepted_by',
  author: 'queued_by',
} as const
const queuedAssignee = { ...queued, credited: 'agent' } as const
const assigned = {
  table: 'queue_stays',
  at: 'ended_at',
  values: 'assigned_',
  credited: 'accepted_by',
} as const
const resolved = {
  table: 'resolutions',
  at: 'resolved_at',
  values: '',
  credited: 'resolved_by',
} as const
const waited = { table: 'waits', at: 'ended_at', values: '', credited: 'replied_by' } as const
const stretched = { table: 'assignments', at: 'ended_at', values: '', credited: 'agent' } as const
const sent = {
  table: 'messages',
  at: 'sent_at',
  values: '',
  credited: 'sent_by',
  all: true,
} as const
const sentAssignee = { ...sent, credited: 'agent', author: 'sent_by' } as const
const due = {
  table: 'sla_targets',
  at: 'due_at',
  values: '',
  credited: 'agent',
  author: 'met_by',
} as const
const rated = { table: 'ratings', at: 'rated_at', values: '', credited: 'rated_agent' } as const
const requested = {
  table: 'ratings',
  at: 'requested_at',
  values: 'requested_',
  credited: 'rated_agent',
} as const

const value = (secs: number | null) => ({ counts: secs !== null, value: secs })

function slaItems(target: string | null): Items {
  return (facts, asked) =>
    readItems(facts, due, asked, (row) => {
      const isMine = target === null || row.target === target
      const isOverdue = row.outcome === 'running' && row.due_at !== null && asked.asOf > row.due_at
      const isMet = row.outcome === 'met'
      return { counts: isMine && (isMet || row.outcome === 'breached' || isOverdue), hit: isMet }
    })
}

function isOffered(row: FactRows['queue_stays'][number], { asOf, T, S }: Asked): boolean {
  switch (row.outcome) {
    case 'assigned':
    case 'expired':
      return true
    case 'abandoned':
      return row.ended_at !== null && row.ended_at - row.queued_at > S * 1000
    case 'waiting':
      return asOf - row.queued_at > T * 1000
    default:
      return false
  }
}

const isShort = (row: FactRows['queue_stays'][number], { S }: Asked) =>
  row.outcome === 'abandoned' && row.ended_at !== null && row.ended_at - row.queued_at <= S * 1000

function botItems(hit: (row: FactRows['cases'][number]) => boolean): Items {
  return (facts, asked) =>
    readItems(facts, opened, asked, (row) => ({
      counts: row.has_bot && ['resolved', 'closed', 'abandoned'].includes(row.status),
      hit: hit(row),
    }))
}

function ratingItems(hit: (score: number) => boolean): Items {
  return (facts, asked) =>
    readItems(facts, rated, asked, (row) => ({
      counts: row.score !== null && (asked.asksForBots || row.about === 'human'),
      hit: row.score !== null && hit(row.score),
      value: row.score === null ? null : 1 + 4 * row.score,
    }))
}

function messageItems(
  reading: typeof sent | typeof sentAssignee,
  authors: readonly string[],
): Items {
  return (facts, asked) =>
    readItems(facts, reading, asked, (row) => ({
      counts: !row.is_note && authors.includes(row.author),
    }))
}

/** `sees` says which other cases the viewer may know of. */
function repeatItems(sees: (row: FactRows['cases'][number]) => boolean): Items {
  return (facts, asked) =>
    readItems(facts, lastResolved, asked, (row) => {
      const at = row.last_resolved_at ?? 0
      const again = facts.cases.filter(
        (other) =>
          other.case_id !== row.case_id &&
          other.customer_id === row.customer_id &&
          other.opened_by !== 'agent' &&
          !other.is_excluded &&
          sees(other) &&
          other.opened_at > at &&
          other.opened_at <= at + DAYS_7,
      )
      return {
        counts: row.customer_id !== null && asked.asOf - at >= DAYS_7,
        hit: again.length > 0,
      }
    })
}

export const timesOf = (business: boolean): Readonly<Record<string, Items>> => {
  const of = <A, B>(wall: A, biz: B) => (business ? biz : wall)
  return {
    first_reply: (facts, asked) =>
      readItems(facts, firstReplied, asked, (row) =>
        value(of(row.first_reply_secs, row.first_reply_biz_secs)),
      ),
    accept_to_first_reply: (facts, asked) =>
      readItems(facts, firstReplied, asked, (row) =>
        value(of(row.accept_to_first_reply_secs, row.accept_to_first_reply_biz_secs)),
      ),
    reply: (facts, asked) =>
      readItems(facts, waited, asked, (row) =>
        value(row.outcome === 'replied' ? of(row.reply_secs, row.reply_biz_secs) : null),
      ),
    queue_wait: (facts, asked) =>
      readItems(facts, assigned, asked, (row) =>
        value(
          row.outcome === 'assigned' && (row.n === 0 || asked.stay === 'all')
            ? of(row.wait_secs, row.wait_biz_secs)
            : null,
        ),
      ),
    first_resolution: (facts, asked) =>
      readItems(facts, firstResolved, asked, (row) =>
        value(of(row.first_resolution_secs, row.first_resolution_biz_secs)),
      ),
    full_resolution: (facts, asked) =>
      readItems(facts, lastResolved, asked, (row) =>
        value(of(row.full_resolution_secs, row.full_resolution_biz_secs)),
      ),
    requester_wait: (facts, asked) =>
      readItems(facts, lastResolved, asked, (row) =>
        value(of(row.requester_wait_secs, row.requester_wait_biz_secs)),
      ),
    conversation_duration: (facts, asked) =>
      readItems(facts, lastResolved, asked, (row) =>
        value(of(row.conversation_duration_secs, row.conversation_duration_biz_secs)),
      ),
    handle: (facts, asked) =>
      readItems(facts, stretched, asked, (row) => value(of(row.handle_secs, row.handle_biz_secs))),
  }
}

export function countsOf(): Readonly<Record<string, Items>> {
  return {
    cases_opened_count: (facts, asked) => readItems(facts, opened, asked, () => ({ counts: true })),
    cases_resolved_count: (facts, asked) =>
      readItems(facts, lastResolved, asked, () => ({ counts: true })),
    resolutions_count: (facts, asked) =>
      readItems(facts, resolved, asked, () => ({ counts: true })),
    messages_in_count: messageItems(sentAssignee, ['customer']),
    messages_out_count: messageItems(sent, ['agent']),
    unanswered_waits_count: (facts, asked) =>
      readItems(facts, { ...waited, credited: 'agent' }, asked, (row) => ({
        counts: row.outcome === 'unanswered',
      })),
    short_abandons_count: (facts, asked) =>
      readItems(facts, queuedAssignee, asked, (row) => ({ counts: isShort(row, asked) })),
  }
}

export const messagesPerCase: Items = messageItems(sentAssignee, ['customer', 'agent'])

export const csatMean: Items = ratingItems(() => false)

export function ratiosOf(
  sees: (row: FactRows['cases'][number]) => boolean,
): Readonly<Record<string, Items>> {
  return {
    resolution_ratio: (facts, asked) =>
      readItems(facts, opened, asked, (row) => ({
        counts: true,
        hit: row.last_resolved_at !== null,
      })),
    resolved_in_7d_ratio: (facts, asked) =>
      readItems(facts, opened, asked, (row) => ({
        counts: row.first_resolved_at !== null || asked.asOf - row.opened_at >= DAYS_7,
        hit: row.first_resolved_at !== null && row.first_resolved_at - row.opened_at <= DAYS_7,
      })),
    reopen_ratio: (facts, asked) =>
      readItems(facts, firstResolved, asked, (row) => ({
        counts: true,
        hit: row.first_reopened_at !== null,
      })),
    service_level_ratio: (facts, asked) =>
      readItems(facts, queued, asked, (row) => ({
        counts: isOffered(row, asked),
        hit:
          row.outcome === 'assigned' &&
          row.ended_at !== null &&
          row.ended_at - row.queued_at <= asked.T * 1000,
      })),
    answered_in_target_ratio: (facts, asked) =>
      readItems(facts, queued, asked, (row) => ({
        counts: isOffered(row, asked),
        hit: row.replied_at !== null && row.replied_at - row.queued_at <= asked.T * 1000,
      })),
    abandon_ratio: (facts, asked) =>
      readItems(facts, queuedAssignee, asked, (row) => ({
        counts: row.outcome !== 'waiting' && !isShort(row, asked),
        hit: row.outcome === 'abandoned',
      })),
    sla_hit_ratio: slaItems(null),
    sla_first_reply_hit_ratio: slaItems('first_reply'),
    sla_next_reply_hit_ratio: slaItems('next_reply'),
    sla_resolution_hit_ratio: slaItems('resolution'),
    csat_ratio: ratingItems((x) => x >= 0.75),
    dsat_ratio: ratingItems((x) => x <= 0.25),
    csat_response_ratio: (facts, asked) =>
      readItems(facts, requested, asked, (row) => ({
        counts: asked.asksForBots || row.about === 'human',
        hit: row.rated_at !== null,
      })),
    fcr_ratio: (facts, asked) =>
      readItems(facts, firstResolved, asked, (row) => {
        const at = row.first_resolved_at ?? 0
        const isBack = row.first_reopened_at !== null && row.first_reopened_at - at <= DAYS_7
        return {
          counts: row.first_resolved_by === 'agent' && asked.asOf - at >= DAYS_7,
          hit: row.is_one_agent_resolution === true && !isBack,
        }
      }),
    repeat_contact_ratio: repeatItems(sees),
    transfer_ratio: (facts, asked) =>
      readItems(facts, lastResolved, asked, (row) => ({
        counts: true,
        hit: row.is_transferred === true,
      })),
    bot_containment_ratio: botItems(
      (row) => row.last_resolved_at !== null && !row.has_human_reply && !row.has_handoff,
    ),
    bot_handoff_ratio: botItems((row) => row.has_handoff),
  }
}
