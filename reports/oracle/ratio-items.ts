/** The ratios of cases, queues, promises and ratings, in loops. */
import type { FactRows } from './fact-rows.ts'
import { type Asked, readItems } from './item.ts'
import { isShort, type Items, ratingItems } from './metric-items.ts'
import {
  opened,
  firstResolved,
  lastResolved,
  queued,
  queuedAssignee,
  due,
  requested,
} from './readings.ts'

const DAYS_7 = 7 * 24 * 3600 * 1000

export function ratiosOf(
  sees: (row: FactRows['cases'][number]) => boolean,
): Readonly<Record<string, Items>> {
  return {
    ...PROMISES,
    ...resolutionRatios(sees),
  }
}

const PROMISES: Readonly<Record<string, Items>> = {
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
}

function resolutionRatios(
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

function botItems(hit: (row: FactRows['cases'][number]) => boolean): Items {
  return (facts, asked) =>
    readItems(facts, opened, asked, (row) => ({
      counts: row.has_bot && ['resolved', 'closed', 'abandoned'].includes(row.status),
      hit: hit(row),
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
