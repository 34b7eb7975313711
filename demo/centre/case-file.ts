import type { CaseKind } from '../demo-event.ts'
import type { IncidentName } from '../incidents.ts'
import type { Voice } from '../text/voice.ts'
import type { Category } from '../world/categories.ts'
import type { Customer } from '../world/customers.ts'
import type { Worker } from './worker.ts'

/** An open case as the simulation keeps it in hand. Dropped when nothing more is booked for it. */
export interface CaseFile {
  readonly id: string
  readonly kind: CaseKind
  readonly customer: Customer
  readonly channel: string
  readonly category: Category
  readonly incident: IncidentName | null
  readonly voice: Voice
  readonly openedAt: number
  /** Not a customer at all: advertising that found the form. */
  readonly isSpam: boolean
  /** What happens when somebody takes the case: chat and ticket differ. */
  readonly serve: (worker: Worker) => void
  /** What the case is filed under: now and then the form guesses wrong, until an agent corrects it. */
  filedAs: Category
  priority: 'low' | 'normal' | 'high' | 'urgent'
  /** The earlier case of the same customer that this one repeats, as far as anybody thinks. */
  duplicateOf: string | null
  seq: number
  /** Index into TEAM_PLANS. */
  team: number
  holder: Worker | null
  /** Where the case stands; only what the simulation needs to know. */
  stage: 'new' | 'waiting' | 'served' | 'resolved' | 'gone'
  /** Grows with every stay in a queue, so that a booked "I am tired of waiting" knows whether it is still meant. */
  stays: number
  queuedAt: number
  /** Whole queue wait so far, ms. */
  waitedMs: number
  transferCount: number
  reopenCount: number
  /** 0 calm … 3 furious. */
  anger: number
}
