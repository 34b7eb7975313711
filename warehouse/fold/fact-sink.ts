import type { RowOf, Table } from '../schema/column.ts'
import type { CaseEvent, Ref } from './case-event.ts'
import type {
  assignments,
  caseStates,
  cases,
  chatsInHand,
  messages,
  queueStays,
  ratings,
  resolutions,
  slaTargets,
  waits,
} from '../schema/facts.ts'

/** A value of a `ref` or `id` column: a number of the dictionary, or one of the product's own words. */
export type Label = Ref | string | null

type FoldValue<V> = [Exclude<V, null>] extends [string]
  ? Label
  : [Exclude<V, null>] extends [readonly string[]]
    ? readonly Label[]
    : V

/** Columns that every row of a case carries: said once per case, not in each row. */
export type CaseColumn =
  | 'case_id'
  | 'source'
  | 'case_kind'
  | 'channel'
  | 'customer_id'
  | 'language'
  | 'business_line'
  | 'origin'
  | 'tags'
  | 'has_bot'
  | 'is_excluded'

/** A fact row as the fold writes it: the case's own columns left out, strings as labels. */
export type Folded<T extends Table> = {
  readonly [C in Exclude<keyof RowOf<T>, CaseColumn>]: FoldValue<RowOf<T>[C]>
}

export type CaseColumns = {
  readonly [C in Exclude<CaseColumn, 'case_id'>]: FoldValue<RowOf<typeof cases>[C]>
}

/** Everything the fold says of one case. */
export interface CaseFacts {
  readonly columns: CaseColumns
  readonly cases: readonly Folded<typeof cases>[]
  readonly case_states: readonly Folded<typeof caseStates>[]
  readonly queue_stays: readonly Folded<typeof queueStays>[]
  readonly resolutions: readonly Folded<typeof resolutions>[]
  readonly waits: readonly Folded<typeof waits>[]
  readonly assignments: readonly Folded<typeof assignments>[]
  readonly chats_in_hand: readonly Folded<typeof chatsInHand>[]
  readonly messages: readonly Folded<typeof messages>[]
  readonly ratings: readonly Folded<typeof ratings>[]
  readonly sla_targets: readonly Folded<typeof slaTargets>[]
}

export type FoldCase = (events: readonly CaseEvent[]) => CaseFacts
