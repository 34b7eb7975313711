import { parseInstant, type SlaTargetName } from '../../domain/public.ts'
import type { Ref } from './case-event.ts'
import type { CaseValues } from './case-values.ts'
import type { FoldContext, Policy } from './fold-context.ts'
import type { Terms } from './promise.ts'
import type { Step } from './step.ts'

/** What a policy is matched by, as it stands at opening. */
export interface Opening {
  readonly values: CaseValues
  readonly channel: Ref
  readonly kind: 'chat' | 'ticket'
}

/** The terms of an `sla.applied`; null when it names no known length and no due. */
export function termsOfApplication(step: Step, context: FoldContext): Terms | null {
  const { data } = step.event
  const policyId = String(data['policy_id'])
  const version = typeof data['policy_version'] === 'number' ? data['policy_version'] : null
  const target = data['target'] as SlaTargetName
  const known = context.policyOf(policyId, version, step.at)
  if (known?.targets[target] !== undefined) return termsOfPolicy(known, target)
  const promisedAt =
    typeof data['promised_at'] === 'string' ? parseInstant(data['promised_at']) : null
  if (promisedAt === null || Number.isNaN(promisedAt)) return null
  return { policy: context.refOf(policyId), version, length: null, promisedAt }
}

/**
 * The terms that hold for a case whose source never says: per target the matching policy with the most
 * conditions, then the least policy_id.
 */
export function termsAtOpening(
  target: SlaTargetName,
  opening: Opening,
  policies: readonly Policy[],
): Terms | null {
  let best: Policy | undefined
  for (const policy of policies) {
    if (policy.targets[target] === undefined || !matches(policy, opening)) continue
    if (best === undefined || isCloser(policy, best)) best = policy
  }
  return best === undefined ? null : termsOfPolicy(best, target)
}

function termsOfPolicy(policy: Policy, target: SlaTargetName): Terms {
  const { secs, time } = policy.targets[target] ?? { secs: 0, time: 'wall' as const }
  return {
    policy: policy.policy,
    version: policy.version,
    length: { secs, time, pauseOn: policy.pauseOn },
    promisedAt: null,
  }
}

function matches({ conditions }: Policy, { values, channel, kind }: Opening): boolean {
  return (
    (conditions.priority === 0 || conditions.priority === values.priority) &&
    (conditions.tier === 0 || conditions.tier === values.tier) &&
    (conditions.channel === 0 || conditions.channel === channel) &&
    (conditions.team === 0 || conditions.team === values.team) &&
    (conditions.kind === null || conditions.kind === kind)
  )
}

function isCloser(policy: Policy, best: Policy): boolean {
  const more = conditionCount(policy) - conditionCount(best)
  return more > 0 || (more === 0 && policy.policyId < best.policyId)
}

function conditionCount({ conditions }: Policy): number {
  const { priority, tier, channel, team, kind } = conditions
  return [priority, tier, channel, team].filter((ref) => ref !== 0).length + (kind === null ? 0 : 1)
}
