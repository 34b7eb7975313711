import type { resolutions } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import type { CaseValues } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { Step } from './step.ts'

/** Resolves, reopenings and the transfers between them. */
export interface Resolutions {
  readonly all: Resolve[]
  /** The resolve that still stands. */
  standing: Resolve | null
  reopenCount: number
  firstReopenedAt: number | null
  firstHolder: { readonly agent: Ref; readonly team: Ref } | null
  isTransferred: boolean
}

export interface Resolve {
  readonly at: number
  readonly by: 'agent' | 'bot' | 'system'
  readonly agent: Ref
  readonly values: CaseValues
  /** Agent or team had differed from the first assignment's by then. */
  readonly isTransferred: boolean
}

export function newResolutions(): Resolutions {
  return {
    all: [],
    standing: null,
    reopenCount: 0,
    firstReopenedAt: null,
    firstHolder: null,
    isTransferred: false,
  }
}

export function trackResolutions(resolutions: Resolutions, step: Step): void {
  const { values } = step
  if (resolutions.firstHolder !== null) {
    const { agent, team } = resolutions.firstHolder
    if (differs(agent, values.agent) || differs(team, values.team)) resolutions.isTransferred = true
  } else if (step.acceptedBy !== 0) {
    resolutions.firstHolder = { agent: step.acceptedBy, team: values.team }
  }
  if (step.isReopening) {
    resolutions.reopenCount += 1
    if (resolutions.all.length > 0) resolutions.firstReopenedAt ??= step.at
  }
  if (step.isResolve) {
    const resolve: Resolve = {
      at: step.at,
      by: resolverOf(step),
      agent: step.event.agent,
      values,
      isTransferred: resolutions.isTransferred,
    }
    resolutions.all.push(resolve)
    resolutions.standing = resolve
  } else if (step.status !== 'resolved') resolutions.standing = null
}

/**
 * First-contact resolution without its clocks: every resolve by the agent who resolved first, and no transfer up
 * to the last of them. Null when no agent resolved first.
 */
export function isOneAgentResolution({ all }: Resolutions): boolean | null {
  const [first] = all
  if (first?.by !== 'agent') return null
  const isSameAgent = all.every((one) => one.by === 'agent' && one.agent === first.agent)
  return first.agent !== 0 && isSameAgent && all.at(-1)?.isTransferred === false
}

export function resolutionRows({ all }: Resolutions): Folded<typeof resolutions>[] {
  return all.map((resolve, n) => ({
    n,
    resolved_at: resolve.at,
    by: resolve.by,
    resolved_by: resolve.agent,
    ...resolve.values,
  }))
}

const differs = (first: Ref, now: Ref) => first !== 0 && now !== 0 && first !== now

/** A resolve that does not say by whom is the agent's whose id it carries, else the system's. */
function resolverOf(step: Step): Resolve['by'] {
  const by = step.event.data['by']
  if (by === 'agent' || by === 'bot' || by === 'system') return by
  return step.event.agent === 0 ? 'system' : 'agent'
}
