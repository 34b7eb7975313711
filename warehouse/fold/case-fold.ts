import type { messages } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import type { CaseIdentity } from './case-identity.ts'
import type { CaseValues } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'
import { newWalk, type Walk } from './step.ts'
import { type FirstReply, newFirstReply } from './track-first-reply.ts'
import type { Promises } from './track-promises.ts'
import type { Ratings } from './track-ratings.ts'
import { newResolutions, type Resolutions } from './track-resolutions.ts'
import type { StateHistory } from './track-states.ts'
import type { Stay } from './track-stays.ts'
import type { Stretch } from './track-stretches.ts'
import { newWaits, type Waits } from './track-waits.ts'

/** Everything that is known of a case while, and after, its events are walked. */
export interface CaseFold {
  readonly identity: CaseIdentity
  readonly context: FoldContext
  readonly walk: Walk
  readonly history: StateHistory
  readonly stays: Stay[]
  readonly stretches: Stretch[]
  readonly firstReply: FirstReply
  readonly waits: Waits
  readonly resolutions: Resolutions
  readonly ratings: Ratings
  readonly promises: Promises
  readonly messages: Folded<typeof messages>[]
  readonly participants: Set<Ref>
  opened: { readonly at: number; readonly by: Ref; readonly values: CaseValues } | null
  firstSaidAt: number | null
  lastSaidAt: number
  firstSaidTeam: Ref
  statusAt: number
  hasHandoff: boolean
  hasCustomerText: boolean
}

export function newCaseFold(identity: CaseIdentity, context: FoldContext): CaseFold {
  return {
    identity,
    context,
    walk: newWalk(),
    history: [],
    stays: [],
    stretches: [],
    firstReply: newFirstReply(identity.canHaveFirstReply),
    waits: newWaits(identity.hasBot),
    resolutions: newResolutions(),
    ratings: new Map(),
    promises: { all: [], nextReply: null },
    messages: [],
    participants: new Set(),
    opened: null,
    firstSaidAt: null,
    lastSaidAt: 0,
    firstSaidTeam: 0,
    statusAt: 0,
    hasHandoff: false,
    hasCustomerText: false,
  }
}
