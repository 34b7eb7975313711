import { readonly, type ShallowRef, shallowRef } from 'vue'

/** The list one came from: opened from it, a case has a previous and a next one and a way back. */
export interface CaseWalk {
  readonly ids: readonly string[]
  /** The address of the list, filters and all. */
  readonly from: string
}

const walk = shallowRef<CaseWalk | null>(null)

export const caseWalk: Readonly<ShallowRef<CaseWalk | null>> = readonly(walk)

/** Call when a case is opened from a list. */
export function walkFrom(list: CaseWalk): void {
  walk.value = list
}
