/** A query that has been checked: names resolved to metrics, times to instants, defaults filled in. */
import type { DimensionKey, Viewer } from '../../domain/contract/public.ts'
import type { Grain } from '../../domain/public.ts'
import type { ZoneSpan } from '../../warehouse/public.ts'
import type { Dimension } from '../dimension.ts'
import type { CreditKind, Form, Metric } from '../metric.ts'

/** Half-open, epoch ms. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A form that was asked for, and the metric it belongs to. */
export interface AskedForm {
  readonly metric: Metric
  readonly form: Form
  /** Whom it credits in this question; null: the metric knows no agent. */
  readonly credit: CreditKind | null
}

export interface QuestionParams {
  readonly targetSecs: number
  readonly shortSecs: number
  readonly stay: 'first' | 'all'
}

export interface Question {
  readonly forms: readonly AskedForm[]
  readonly dimensions: readonly Dimension[]
  readonly grain: Grain | null
  readonly range: Range
  readonly zone: ZoneSpan
  readonly asOf: number
  readonly filters: ReadonlyMap<Dimension, readonly DimensionKey[]>
  readonly params: QuestionParams
  readonly viewer: Viewer
  readonly withIntervals: boolean
}
