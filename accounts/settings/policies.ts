import { z } from 'zod'
import {
  LONGEST_PROMISE_SECS,
  type PolicyDocument,
  policyDocument,
  sourcedId,
} from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'
import { policyUpdated } from './directory-event.ts'
import type { DocumentKind } from './versioned-document.ts'

const CONDITIONS = policyDocument.shape.conditions.unwrap().unwrap().shape

/** SLA policies: for which cases, how long, on which clock. A policy without targets is retired. */
export const POLICIES: DocumentKind<PolicyDocument> = {
  name: 'policy',
  idOf: (document) => document.policy_id,
  read: (body) => policyDocument.parse(asTaken(body)),
  problemsOf: teamProblems,
  eventOf: policyUpdated,
}

function teamProblems({ conditions }: PolicyDocument): readonly Problem[] {
  const teamId = conditions?.team_id
  if (teamId == null || sourcedId.safeParse(teamId).success) return []
  return [
    {
      code: 'POLICY_TEAM_WITHOUT_SOURCE',
      path: 'conditions.team_id',
      reason: `${teamId} does not say whose team it is`,
      fix: 'Write source:id, such as desk:tmall.',
    },
  ]
}

/** Saved before a promise had a longest length and conditions had to be known: as the facts have always read it. */
const earlier = z.looseObject({
  conditions: z.record(z.string(), z.unknown()).nullish(),
  targets: z.record(z.string(), z.looseObject({ secs: z.number(), time: z.unknown() })),
})

function asTaken(body: unknown): unknown {
  const { conditions, targets, ...rest } = earlier.parse(body)
  const known = Object.entries(conditions ?? {}).filter(([name]) => name in CONDITIONS)
  const promises = Object.entries(targets).map(
    ([target, { secs, time }]) =>
      [target, { secs: Math.min(secs, LONGEST_PROMISE_SECS), time }] as const,
  )
  return {
    ...rest,
    ...(conditions === undefined ? {} : { conditions: Object.fromEntries(known) }),
    targets: Object.fromEntries(promises),
  }
}
