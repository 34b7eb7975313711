import { type PolicyDocument, policyDocument, sourcedId } from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'
import { policyUpdated } from './directory-event.ts'
import type { DocumentKind } from './versioned-document.ts'

/** SLA policies: for which cases, how long, on which clock. A policy without targets is retired. */
export const POLICIES: DocumentKind<PolicyDocument> = {
  name: 'policy',
  idOf: (document) => document.policy_id,
  read: (body) => policyDocument.parse(body),
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
