import type { CaseDetail, DeskCase, VariableValues } from '../../../domain/contract/public.ts'

export type VariableSource = VariableValues

/** What the variables of a canned reply stand for in a case. */
export function variableValues(
  row: DeskCase,
  detail: CaseDetail | null,
  names: {
    readonly agent: string | null
    readonly team: string | null
    readonly category: string | null
  },
): VariableSource {
  const fields = Object.entries(detail?.fields ?? {}).map(([key, value]) => {
    const isPlain = typeof value === 'string' || typeof value === 'number'
    return [`field.${key}`, isPlain ? value : null] as const
  })
  return {
    'customer.name': row.customer_name,
    'customer.email': detail?.customer?.email ?? null,
    'customer.phone': detail?.customer?.phone ?? null,
    'agent.name': names.agent,
    'team.name': names.team,
    'case.number': row.number,
    'case.subject': row.subject,
    'case.category': names.category,
    ...Object.fromEntries(fields),
  }
}
