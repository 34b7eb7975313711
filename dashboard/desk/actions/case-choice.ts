import type { DeskCase } from '../../../domain/contract/public.ts'

/** Another case as one is asked to choose it. */
export type CaseChoice = Pick<
  DeskCase,
  'id' | 'number' | 'status' | 'customer_id' | 'customer_name'
> & {
  /** What it is about: its subject, else its last words. */
  readonly words: string
}

/** Whether one case can go into another; the server judges again. Never across customers, never into what has ended. */
export function takesIn(into: CaseChoice, { customer_id }: Pick<DeskCase, 'customer_id'>): boolean {
  const isForeign =
    customer_id !== null && into.customer_id !== null && into.customer_id !== customer_id
  return !isForeign && into.status !== 'resolved' && into.status !== 'closed'
}
