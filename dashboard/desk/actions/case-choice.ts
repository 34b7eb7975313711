import type { DeskCase } from '../../../domain/contract/public.ts'

/** Another case as one is asked to choose it. */
export type CaseChoice = Pick<
  DeskCase,
  'id' | 'number' | 'status' | 'customer_id' | 'customer_name' | 'merged_into' | 'is_spam'
> & {
  /** What it is about: its subject, else its last words. */
  readonly words: string
}

/** Why a case cannot be chosen, said beside it. */
export type ChoiceBar = 'same' | 'merged' | 'spam' | 'ended' | 'customer'

/**
 * Why one case cannot go into another; null: it can. The server judges again. Never across customers: one would read
 * what the other wrote; never into what has ended.
 */
export function mergeBar(
  into: CaseChoice,
  { id, customer_id }: Pick<DeskCase, 'id' | 'customer_id'>,
): ChoiceBar | null {
  if (into.id === id) return 'same'
  if (into.merged_into !== null) return 'merged'
  if (into.is_spam) return 'spam'
  if (into.status === 'resolved' || into.status === 'closed') return 'ended'
  const isForeign =
    customer_id !== null && into.customer_id !== null && into.customer_id !== customer_id
  return isForeign ? 'customer' : null
}

/** A link leads anywhere but to itself. */
export function linkBar(
  to: Pick<CaseChoice, 'id'>,
  { id }: Pick<DeskCase, 'id'>,
): ChoiceBar | null {
  return to.id === id ? 'same' : null
}
