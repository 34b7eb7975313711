import type { CaseAction, CaseActionType } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { CaseChange } from '../commit/case-change.ts'
import type { CommitUnit } from '../commit/commit-unit.ts'
import type { Actor, Desk } from '../desk.ts'

/** What an action is handed: the case as it stands, who acts, and the transaction where it must look further. */
export interface Acting<T extends CaseActionType> {
  readonly desk: Desk
  readonly unit: CommitUnit
  readonly state: CaseState
  readonly action: Extract<CaseAction, { readonly type: T }>
  readonly actor: Actor
  /** Epoch ms; never before the case's last change. */
  readonly at: number
  readonly cause: readonly string[]
  /** Whether they may take a case from a colleague who has it. */
  readonly mayTakeOver: boolean
  /** The transaction. Asked only where needed: it ends the reading ahead of the group. */
  readonly scope: () => Promise<StoreScope>
}

/** What the action does to its case; to other cases it does it itself, through the unit. */
export type Act<T extends CaseActionType> = (acting: Acting<T>) => Promise<CaseChange> | CaseChange

export type Actions = { readonly [T in CaseActionType]: Act<T> }
