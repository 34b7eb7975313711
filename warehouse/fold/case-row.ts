import type { cases } from '../schema/facts.ts'
import type { CaseEvent } from './case-event.ts'
import { type CaseValues, NO_VALUES } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { CaseFold } from './case-fold.ts'
import type { FoldContext } from './fold-context.ts'
import { type Elapsed, elapsed, elapsedOver, type Piece } from './span-time.ts'
import { isOneAgentResolution } from './track-resolutions.ts'

type CaseRow = Folded<typeof cases>

/** The one row of `cases`: milestones, clocks and the values at each milestone. */
export function caseRow(fold: CaseFold, events: readonly CaseEvent[]): CaseRow {
  const { walk, resolutions, identity, context } = fold
  const opened = fold.opened?.values ?? NO_VALUES
  return {
    opened_at: fold.opened?.at ?? 0,
    opened_by: identity.openedBy,
    opened_by_agent: fold.opened?.by ?? 0,
    opened_team: opened.team,
    opened_queue: opened.queue,
    opened_agent: opened.agent,
    opened_priority: opened.priority,
    opened_tier: opened.tier,
    opened_category: opened.category,
    ...firstReplyColumns(fold),
    ...firstResolveColumns(fold, context),
    ...lastResolveColumns(fold, context),
    is_one_agent_resolution: isOneAgentResolution(resolutions),
    resolve_count: resolutions.all.length,
    reopen_count: resolutions.reopenCount,
    status: walk.status,
    status_at: fold.statusAt,
    has_customer_text: fold.hasCustomerText,
    has_human_reply: fold.messages.some((one) => one.author === 'agent' && !one.is_note),
    has_handoff: fold.hasHandoff,
    participants: [...fold.participants],
    is_spam: walk.isSpam,
    merged_into: walk.mergedInto,
    last_event_at: events.at(-1)?.at ?? 0,
    event_count: events.length,
  }
}

function firstReplyColumns({ firstReply }: CaseFold) {
  const { reply } = firstReply
  const values = reply?.values ?? NO_VALUES
  return {
    first_replied_at: reply?.at ?? null,
    first_replied_by: reply?.by ?? 0,
    first_replied_team: values.team,
    first_replied_queue: values.queue,
    first_replied_agent: values.agent,
    first_replied_priority: values.priority,
    first_replied_tier: values.tier,
    first_replied_category: values.category,
    first_reply_secs: reply?.sinceStart.wall ?? null,
    first_reply_biz_secs: reply?.sinceStart.biz ?? null,
    accept_to_first_reply_secs: reply?.sinceAcceptance?.wall ?? null,
    accept_to_first_reply_biz_secs: reply?.sinceAcceptance?.biz ?? null,
  }
}

function firstResolveColumns(fold: CaseFold, context: FoldContext) {
  const first = fold.resolutions.all[0]
  const values = first?.values ?? NO_VALUES
  const time = first === undefined ? null : sinceOpening(fold, first.at, context)
  return {
    first_resolved_at: first?.at ?? null,
    first_resolved_by: first?.by ?? null,
    first_resolved_by_agent: first?.agent ?? 0,
    first_resolved_team: values.team,
    first_resolved_queue: values.queue,
    first_resolved_agent: values.agent,
    first_resolved_priority: values.priority,
    first_resolved_tier: values.tier,
    first_resolved_category: values.category,
    first_resolution_secs: time?.wall ?? null,
    first_resolution_biz_secs: time?.biz ?? null,
    first_reopened_at: fold.resolutions.firstReopenedAt,
  }
}

function lastResolveColumns(fold: CaseFold, context: FoldContext) {
  const { standing } = fold.resolutions
  const values: CaseValues = standing?.values ?? NO_VALUES
  const full = standing === null ? null : sinceOpening(fold, standing.at, context)
  const waited = standing === null ? null : requesterWait(fold, standing.at, context)
  const said =
    standing === null || fold.firstSaidAt === null
      ? null
      : elapsed(fold.firstSaidAt, fold.lastSaidAt, fold.firstSaidTeam, context)
  return {
    last_resolved_at: standing?.at ?? null,
    last_resolved_by_agent: standing?.agent ?? 0,
    last_resolved_team: values.team,
    last_resolved_queue: values.queue,
    last_resolved_agent: values.agent,
    last_resolved_priority: values.priority,
    last_resolved_tier: values.tier,
    last_resolved_category: values.category,
    full_resolution_secs: full?.wall ?? null,
    full_resolution_biz_secs: full?.biz ?? null,
    requester_wait_secs: waited?.wall ?? null,
    requester_wait_biz_secs: waited?.biz ?? null,
    conversation_duration_secs: said?.wall ?? null,
    conversation_duration_biz_secs: said?.biz ?? null,
    is_transferred: standing?.isTransferred ?? null,
  }
}

function sinceOpening(fold: CaseFold, at: number, context: FoldContext): Elapsed {
  const opened = fold.opened
  return elapsed(opened?.at ?? at, at, opened?.values.team ?? 0, context)
}

/** Time in open and on_hold from opening to the standing resolve. */
function requesterWait(fold: CaseFold, until: number, context: FoldContext): Elapsed {
  const pieces: Piece[] = []
  for (const span of fold.history) {
    if (span.start >= until) break
    if (span.status !== 'open' && span.status !== 'on_hold') continue
    pieces.push({ start: span.start, end: Math.min(span.end, until), team: span.values.team })
  }
  const start = { at: fold.opened?.at ?? until, team: fold.opened?.values.team ?? 0 }
  return elapsedOver(pieces, start, context)
}
