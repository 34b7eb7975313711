/**
 * The contract of a metric: one file under `metrics/` exports one object of this shape, and everything else (the
 * compiler, drill-through, the catalogue, the glossary) reads it. A measure is SQL over one row `f` of its
 * milestone's fact, in the words of the Dialect; how rows are found, clipped, grouped and seen is not its business.
 */
import type { MetricUnit } from '../domain/contract/public.ts'
import type { Dialect, ParamKind, ParamValue } from '../warehouse/public.ts'
import type { Milestone } from './milestone.ts'

export type Bilingual = Readonly<Record<'zh-CN' | 'en', string>>

/** What the text of a measure may use. */
export interface SqlContext {
  readonly d: Dialect
  /** Hands a value to the query; the answer is its placeholder. */
  bind(value: ParamValue, kind: ParamKind): string
  /** as_of, an instant. */
  readonly asOf: string
  /** The params T and S in ms. */
  readonly targetMs: string
  readonly shortMs: string
  readonly stay: 'first' | 'all'
}

export type Sql = (context: SqlContext) => string

/** How a cell's rows become its value. `n` is what the contract calls n. */
export type Measure =
  /** Rows where `when` holds; n the same. */
  | { readonly kind: 'count'; readonly when: Sql }
  /** Rows where `of` and `hit` hold / rows where `of` holds; n is the latter. */
  | { readonly kind: 'ratio'; readonly of: Sql; readonly hit: Sql }
  /** Over the values that are not null; n counts them. */
  | { readonly kind: 'mean'; readonly value: Sql }
  | { readonly kind: 'quantile'; readonly value: Sql; readonly p: number }
  | { readonly kind: 'max'; readonly value: Sql }
  /** Rows where `when` holds / distinct cases among them; n is the cases. */
  | { readonly kind: 'per-case'; readonly when: Sql }
  /** Σ above / Σ below (1 when `below` is null); n is Σ pieces. Null while Σ below is 0. */
  | {
      readonly kind: 'sums'
      readonly above: Sql
      readonly below: Sql | null
      readonly pieces: Sql
    }

/** One id of a metric: `first_reply_p90_biz_secs` is a form of `first_reply`. */
export interface Form {
  readonly id: string
  readonly unit: MetricUnit
  readonly measure: Measure
}

export type ParamName = 'T' | 'S' | 'stay'

export interface Metric {
  readonly base: string
  readonly forms: readonly Form[]
  readonly milestone: Milestone
  /** Which direction is good news; null: neither. */
  readonly better: 'up' | 'down' | null
  readonly formula: Bilingual
  /** What is left out, in words. */
  readonly exclusions: Bilingual
  /** Whom a split by agent credits unless asked; null: the metric has no agent. */
  readonly credit: CreditKind | null
  readonly params?: readonly ParamName[]
}

/** The credits of metrics.md, and the two that only some metrics have by default. */
export type CreditKind = 'author' | 'assignee' | 'participant' | 'acceptor' | 'rated_agent'
