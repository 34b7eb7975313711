/**
 * What the dashboard reads of the API, named as the API names it. The server validates what it sends
 * against the same contract; the dashboard does not check it a second time.
 */
import type {
  BetterDirection,
  Grain,
  Language,
  MetricUnit,
  ValueNames,
} from '../../charts/public.ts'

export type { Account, SetupInput, SignInInput, User } from '../../domain/contract/public.ts'

export type ComparePeriod = 'previous_period' | 'same_week_last_year'

export type Filters = Readonly<Record<string, readonly string[]>>

/** One question to the numbers. `from` and `to` are local days of `tz`, both included. */
export interface QueryRequest {
  readonly metrics: readonly string[]
  readonly dimensions?: readonly string[]
  readonly grain?: Grain
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly filters?: Filters
  readonly compare?: ComparePeriod
  readonly limit?: number
}

/** Dimension and grain columns hold keys, metric columns numbers; `<metric>__n`, `__lo`, `__hi`, `__prev`. */
export type QueryRow = Readonly<Record<string, string | number | null | undefined>>

export interface QueryColumn {
  readonly id: string
  readonly kind: 'dimension' | 'metric'
  readonly unit?: MetricUnit
}

export interface QueryAnswer {
  readonly rows: readonly QueryRow[]
  readonly totals?: QueryRow
  readonly columns: readonly QueryColumn[]
  readonly names?: ValueNames
  readonly meta: {
    readonly from: string
    readonly to: string
    readonly tz: string
    readonly as_of: string
    readonly data_until: string | null
    readonly notes: readonly string[]
  }
}

export interface MetricEntry {
  readonly id: string
  readonly unit: MetricUnit
  readonly better: BetterDirection
  readonly milestone: string
  readonly name: Readonly<Record<Language, string>>
  readonly formula: string | Readonly<Record<Language, string>>
  readonly exclusions?: string | readonly string[] | Readonly<Record<Language, string>>
}

/** The cell behind a figure: the query's frame, one metric, and the key of each dimension of the cell. */
export interface DrillRequest {
  readonly metric: string
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly filters?: Filters
  readonly grain?: Grain
  readonly cell: Readonly<Record<string, string | number | null>>
}

export interface DrillCase {
  readonly case_id: string
  readonly case_kind?: string | null
  readonly opened_at?: string | null
  readonly status?: string | null
  readonly channel?: string | null
  readonly category?: string | null
  readonly agent_id?: string | null
  readonly team_id?: string | null
  readonly value?: number | null
}

export interface DrillAnswer {
  readonly cases: readonly DrillCase[]
  readonly names?: ValueNames
  readonly total?: number
}

export interface TranscriptMessage {
  readonly message_id: string
  readonly sent_at: string
  readonly author: 'customer' | 'agent' | 'bot' | 'system'
  readonly agent_id?: string | null
  readonly is_note?: boolean
  readonly text: string | null
}

export interface CaseTranscript {
  readonly case_id: string
  readonly messages: readonly TranscriptMessage[]
  readonly names?: ValueNames
}
