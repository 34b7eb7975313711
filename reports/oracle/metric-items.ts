/** For each metric, the items it counts: metrics.md again, in loops. */
import type { FactRows } from './fact-rows.ts'
import { type Asked, type Item, readItems } from './item.ts'
import {
  opened,
  firstReplied,
  firstResolved,
  lastResolved,
  queuedAssignee,
  assigned,
  resolved,
  waited,
  stretched,
  sent,
  sentAssignee,
  rated,
} from './readings.ts'

export type Items = (facts: FactRows, asked: Asked) => Item[]

const value = (secs: number | null) => ({ counts: secs !== null, value: secs })

export const isShort = (row: FactRows['queue_stays'][number], { S }: Asked) =>
  row.outcome === 'abandoned' && row.ended_at !== null && row.ended_at - row.queued_at <= S * 1000

export function ratingItems(hit: (score: number) => boolean): Items {
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
    ratings_count: ratingItems(() => false),
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
