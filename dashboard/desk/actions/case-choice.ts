import type { DeskCase } from '../../../domain/contract/public.ts'

/** Another case as one is asked to choose it. */
export type CaseChoice = Pick<DeskCase, 'id' | 'number' | 'status' | 'customer_name'> & {
  /** What it is about: its subject, else its last words. */
  readonly words: string
}
