import type { Ref } from './case-event.ts'
import type { CaseValues } from './case-values.ts'
import type { FoldContext } from './fold-context.ts'
import { type Elapsed, elapsed } from './span-time.ts'
import type { Step } from './step.ts'

interface Moment {
  readonly at: number
  readonly team: Ref
}

/** The first human reply and the two clocks that end with it. */
export interface FirstReply {
  /** A case that an agent opened, or that begins with the reply itself, has no first reply. */
  readonly isPossible: boolean
  /** The latest of opening, hand-off and reopening so far. */
  start: Moment | null
  firstAcceptance: Moment | null
  reply: {
    readonly at: number
    readonly by: Ref
    readonly values: CaseValues
    readonly sinceStart: Elapsed
    readonly sinceAcceptance: Elapsed | null
  } | null
}

export function newFirstReply(isPossible: boolean): FirstReply {
  return { isPossible, start: null, firstAcceptance: null, reply: null }
}

export function trackFirstReply(first: FirstReply, step: Step, context: FoldContext): void {
  if (!first.isPossible || first.reply !== null) return
  const now = { at: step.at, team: step.values.team }
  if (step.isHumanReply) {
    const { start, firstAcceptance } = first
    first.reply = {
      at: step.at,
      by: step.event.agent,
      values: step.values,
      sinceStart: elapsed(start?.at ?? step.at, step.at, start?.team ?? 0, context),
      sinceAcceptance:
        firstAcceptance === null
          ? null
          : elapsed(firstAcceptance.at, step.at, firstAcceptance.team, context),
    }
    return
  }
  if (first.start === null || step.isHandoff || step.isReopening) first.start = now
  if (step.acceptedBy !== 0) first.firstAcceptance ??= now
}
