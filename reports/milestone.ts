/**
 * A milestone: the moment that puts a row in its bucket and fixes its dimension values. It names the fact table,
 * the time column, and for each dimension the column that holds the value just after that moment.
 */
import type { Table } from '../warehouse/public.ts'
import type { ValueDimension } from './dimension.ts'
import type { Bilingual, CreditKind } from './metric.ts'
import type { ScanContext } from './query/scan-context.ts'

/** Where a dimension's key stands in a row: one value, or a list of which each counts. */
export interface KeyColumn {
  readonly column: string
  readonly isList?: boolean
  /** SQL over the row in place of the bare column, for keys that are computed. */
  readonly key?: (row: string) => string
}

export type KeyColumns = Readonly<Partial<Record<ValueDimension, KeyColumn>>>

export interface Milestone {
  /** `<fact>.<moment>`. */
  readonly id: string
  readonly table: Table
  readonly name: Bilingual
  /** The instant that is in the range and in the bucket. */
  readonly at: string
  readonly keys: KeyColumns
  /** The agent's column for each credit the milestone knows. Participants come from the case. */
  readonly credits: Readonly<Partial<Record<CreditKind, string>>>
  /** Messages and time in hand: rows of spam and merged-away cases count too. */
  readonly keepsExcluded?: boolean
  /** A condition that holds unless the question names the dimension `bot`. */
  readonly unlessBotAsked?: (row: string) => string
  /** Rows are pieces of intervals, already cut to range and bucket by `rows`. */
  readonly rows?: (scan: ScanContext) => string
  /** Backlog is taken at the end of a bucket: it has no hour of the day. */
  readonly hasNoClock?: boolean
  /** Rows of no case: nothing to drill into. */
  readonly hasNoCases?: boolean
}

export const key = (column: string): KeyColumn => ({ column })
export const keyList = (column: string): KeyColumn => ({ column, isList: true })

/** The dimensions every row of a case has, whatever its milestone. */
export const CASE_KEYS = {
  channel: key('channel'),
  case_kind: key('case_kind'),
  language: key('language'),
  business_line: key('business_line'),
  tag: keyList('tags'),
  bot: { column: 'has_bot', key: (row) => `case when ${row}.has_bot then 'bot' else 'human' end` },
  source: key('source'),
  origin: key('origin'),
} as const satisfies KeyColumns

/** The dimensions that change in a case's life: `<prefix>team` and so on, just after the milestone. */
export function keysAt(prefix: string): KeyColumns {
  return {
    ...CASE_KEYS,
    team: key(`${prefix}team`),
    queue: key(`${prefix}queue`),
    priority: key(`${prefix}priority`),
    customer_tier: key(`${prefix}tier`),
    category: key(`${prefix}category`),
  }
}
