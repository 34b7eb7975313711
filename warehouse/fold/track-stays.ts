import type { queueStays } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import { type CaseValues, NO_VALUES } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'
import { elapsed } from './span-time.ts'
import type { Step } from './step.ts'

type Outcome = 'assigned' | 'abandoned' | 'expired' | 'left' | 'waiting'

/** A stay in a queue, from `case.queued` to whatever ends it. */
export interface Stay {
  readonly queuedAt: number
  readonly queuedBy: Ref
  readonly values: CaseValues
  outcome: Outcome
  endedAt: number | null
  acceptedBy: Ref
  assigned: CaseValues
  repliedAt: number | null
}

export function trackStays(stays: Stay[], step: Step): void {
  const last = stays.at(-1)
  if (step.isHumanReply && last !== undefined) last.repliedAt ??= step.at
  const waiting = last?.outcome === 'waiting' ? last : undefined
  if (waiting !== undefined) endStay(waiting, step)
  if (step.event.type !== 'case.queued') return
  if (waiting !== undefined) {
    if (step.values.queue === waiting.values.queue) return
    end(waiting, step.at, 'left')
  }
  stays.push({
    queuedAt: step.at,
    queuedBy: step.event.agent,
    values: step.values,
    outcome: 'waiting',
    endedAt: null,
    acceptedBy: 0,
    assigned: NO_VALUES,
    repliedAt: null,
  })
}

export function stayRows(
  stays: readonly Stay[],
  context: FoldContext,
): Folded<typeof queueStays>[] {
  return stays.map((stay, n) => {
    const wait =
      stay.endedAt === null ? null : elapsed(stay.queuedAt, stay.endedAt, stay.values.team, context)
    return {
      n,
      queued_at: stay.queuedAt,
      queued_by: stay.queuedBy,
      ended_at: stay.endedAt,
      outcome: stay.outcome,
      wait_secs: wait?.wall ?? null,
      wait_biz_secs: wait?.biz ?? null,
      replied_at: stay.repliedAt,
      accepted_by: stay.acceptedBy,
      ...stay.values,
      assigned_team: stay.assigned.team,
      assigned_queue: stay.assigned.queue,
      assigned_agent: stay.assigned.agent,
      assigned_priority: stay.assigned.priority,
      assigned_tier: stay.assigned.tier,
      assigned_category: stay.assigned.category,
    }
  })
}

function endStay(stay: Stay, step: Step): void {
  if (step.acceptedBy !== 0) {
    end(stay, step.at, 'assigned')
    stay.acceptedBy = step.acceptedBy
    stay.assigned = step.values
  } else if (step.event.type === 'case.dequeued') {
    end(stay, step.at, step.event.data['reason'] === 'expired' ? 'expired' : 'left')
  } else if (step.event.type === 'case.abandoned' && step.status === 'abandoned') {
    end(stay, step.at, 'abandoned')
  } else if (step.isEnding) end(stay, step.at, 'left')
}

function end(stay: Stay, at: number, outcome: Outcome): void {
  stay.endedAt = at
  stay.outcome = outcome
}
