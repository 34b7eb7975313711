import {
  acceptedByAgent,
  cameBack,
  customerSpoke,
  handedOff,
  humanReplied,
  newWait,
  waitEnded,
  waitingSince,
  type WaitState,
} from '../../domain/public.ts'
import type { waits } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import type { CaseValues } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'
import { elapsed } from './span-time.ts'
import type { Step } from './step.ts'
import { spanAt, type StateHistory } from './track-states.ts'

/** A wait that has begun. */
export interface Wait {
  /** May move while it runs: the last bot hand-off counts. */
  since: number
  /** The team at its start. */
  team: Ref
  /** A human had replied in this case before it began. */
  readonly isLater: boolean
  /** A next_reply promise stands, or stood, for it. */
  hasPromise: boolean
  endedAt: number | null
  outcome: 'replied' | 'unanswered' | 'open'
  repliedBy: Ref
  values: CaseValues
}

export interface Waits {
  readonly state: WaitState
  readonly all: Wait[]
  hasReply: boolean
}

export function newWaits(hasBot: boolean): Waits {
  return { state: newWait(hasBot), all: [], hasReply: false }
}

/** The wait that runs now. */
export function runningWait(waits: Waits): Wait | undefined {
  const last = waits.all.at(-1)
  return last?.outcome === 'open' ? last : undefined
}

export function trackWaits(waits: Waits, step: Step, history: StateHistory): void {
  const { state } = waits
  const running = runningWait(waits)
  if (step.isHumanReply) {
    humanReplied(state)
    waits.hasReply = true
    if (running !== undefined) finish(running, step, 'replied')
    return
  }
  if (step.isEnd) {
    waitEnded(state)
    if (running !== undefined) finish(running, step, 'unanswered')
  } else if (step.isReturn) cameBack(state, step.at)
  if (step.isHandoff) handedOff(state, step.at)
  if (step.acceptedBy !== 0) acceptedByAgent(state, step.at)
  if (step.isCustomerMessage) customerSpoke(state, step.at, step.isLive)
  follow(waits, step, history)
}

export function waitRows(
  all: readonly Wait[],
  last: CaseValues,
  context: FoldContext,
): Folded<typeof waits>[] {
  return all.map((wait, n) => {
    const reply =
      wait.outcome === 'replied' && wait.endedAt !== null
        ? elapsed(wait.since, wait.endedAt, wait.team, context)
        : null
    return {
      n,
      started_at: wait.since,
      ended_at: wait.endedAt,
      outcome: wait.outcome,
      replied_by: wait.repliedBy,
      reply_secs: reply?.wall ?? null,
      reply_biz_secs: reply?.biz ?? null,
      ...(wait.outcome === 'open' ? last : wait.values),
    }
  })
}

/** Begins a wait, or moves the start of the running one, to where the clock now says. */
function follow(waits: Waits, step: Step, history: StateHistory): void {
  const since = step.isLive ? waitingSince(waits.state) : null
  if (since === null) return
  const running = runningWait(waits)
  if (running?.since === since) return
  const team = since === step.at ? step.values.team : (spanAt(history, since)?.values.team ?? 0)
  if (running !== undefined) {
    running.since = since
    running.team = team
    return
  }
  waits.all.push({
    since,
    team,
    isLater: waits.hasReply,
    hasPromise: false,
    endedAt: null,
    outcome: 'open',
    repliedBy: 0,
    values: step.values,
  })
}

function finish(wait: Wait, step: Step, outcome: 'replied' | 'unanswered'): void {
  wait.endedAt = step.at
  wait.outcome = outcome
  wait.values = step.values
  if (outcome === 'replied') wait.repliedBy = step.event.agent
}
