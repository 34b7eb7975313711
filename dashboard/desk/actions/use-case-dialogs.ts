import { type InjectionKey, inject, provide, type ShallowRef, shallowRef } from 'vue'
import type { CaseDetail, CaseEntry } from '../../../domain/contract/public.ts'

/** What is asked of a person before something is done to the case at hand. */
export type CaseDialog =
  | { readonly kind: 'split'; readonly from_seq: number }
  | { readonly kind: 'edit'; readonly entry: CaseEntry }
  | { readonly kind: 'redact'; readonly entry: CaseEntry }
  | { readonly kind: 'merge' }
  | { readonly kind: 'link' }
  | { readonly kind: 'to-ticket' }
  | { readonly kind: 'follow-up' }
  | { readonly kind: 'rating' }
  | { readonly kind: 'finish-follow-up'; readonly followup: CaseDetail['followups'][number] }

export interface CaseDialogs {
  readonly at: Readonly<ShallowRef<CaseDialog | null>>
  readonly open: (dialog: CaseDialog) => void
  readonly close: () => void
}

const DIALOGS: InjectionKey<CaseDialogs> = Symbol('case dialogs')

export function provideCaseDialogs(): CaseDialogs {
  const at = shallowRef<CaseDialog | null>(null)
  const dialogs: CaseDialogs = {
    at,
    open: (dialog) => (at.value = dialog),
    close: () => (at.value = null),
  }
  provide(DIALOGS, dialogs)
  return dialogs
}

export function useCaseDialogs(): CaseDialogs {
  const dialogs = inject(DIALOGS)
  if (dialogs === undefined) throw new Error('useCaseDialogs needs a conversation around it.')
  return dialogs
}
