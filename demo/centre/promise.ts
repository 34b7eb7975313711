import { addBusinessSecs } from '../../domain/public.ts'
import { CALENDARS } from '../world/calendars.ts'
import { policyFor, type SlaGoal } from '../world/policies.ts'
import { TEAM_PLANS } from '../world/teams.ts'
import type { CaseFile } from './case-file.ts'
import { type Centre, emitCase, isoOf } from './centre.ts'

/** Applies the policy that fits the case: one `sla.applied` per target, with the instant promised. */
export function promise(centre: Centre, file: CaseFile): void {
  const now = centre.agenda.now()
  const policy = policyFor(file.kind, file.customer.tier, now >= centre.tightenedAt)
  for (const target of ['first_reply', 'next_reply', 'resolution'] as const) {
    const goal = policy.targets[target]
    if (goal === undefined) continue
    emitCase({ centre, file }, 'sla.applied', {
      policy_id: policy.policy_id,
      policy_version: policy.version,
      target,
      promised_at: isoOf(dueOf(now, goal, file)),
    })
  }
}

function dueOf(now: number, goal: SlaGoal, file: CaseFile): number {
  if (goal.time === 'wall') return now + goal.secs * 1000
  const calendar = TEAM_PLANS[file.team]?.calendar ?? 'office'
  return addBusinessSecs(now, goal.secs, CALENDARS[calendar].compiled)
}
