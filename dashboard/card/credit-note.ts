import type { MessageKey } from '../../charts/public.ts'

/** Metrics grouped by whom they credit, in the order of the columns. */
export interface CreditGroup {
  readonly credit: MessageKey
  readonly metrics: readonly string[]
}

const CREDIT_KEYS: Readonly<Record<string, MessageKey>> = {
  author: 'credit.author',
  assignee: 'credit.assignee',
  participant: 'credit.participant',
  acceptor: 'credit.acceptor',
  rated_agent: 'credit.rated_agent',
}

/** Whom each column credits, as the answer states it; a credit this version has no words for is left out. */
export function creditGroups(
  metrics: readonly string[],
  credit: Readonly<Record<string, string>>,
): readonly CreditGroup[] {
  const groups = new Map<MessageKey, string[]>()
  for (const metric of metrics) {
    const key = CREDIT_KEYS[credit[metric] ?? '']
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), metric])
  }
  return [...groups].map(([key, credited]) => ({ credit: key, metrics: credited }))
}
