/** What one NDJSON line of the demo holds: a canonical event input, ids still bare (ingest stores `source:id`). */
export interface DemoEvent {
  readonly event_id: string
  readonly type: string
  /** UTC instant with milliseconds, e.g. `2026-03-01T08:00:00.000Z`. */
  readonly occurred_at: string
  /** Order within the case; absent on events that belong to no case. */
  readonly seq?: number
  readonly source: 'demo'
  readonly case_id?: string
  readonly case_kind?: CaseKind
  readonly customer_id?: string
  readonly agent_id?: string
  readonly team_id?: string
  readonly queue_id?: string
  readonly channel?: string
  readonly data: Readonly<Record<string, unknown>>
}

export type CaseKind = 'chat' | 'ticket'

export interface DemoOptions {
  /** Same seed and same options: same events, byte for byte. */
  readonly seed: number
  /** First instant, ms since the epoch. */
  readonly from: number
  /** Events stop before this instant (ms). `Infinity` for history that runs on into live traffic. */
  readonly until: number
  /** How many cases to aim at between `from` and `sizedUntil` (the draw lands within a few per cent). */
  readonly cases: number
  readonly tz: 'Asia/Shanghai'
  /**
   * The end of the stretch that `cases` and the planted incidents refer to, ms. Default: `until`, or 90 days after
   * `from` when `until` is infinite. Two runs that differ only in `until` and name the same `sizedUntil` share their
   * common stretch exactly.
   */
  readonly sizedUntil?: number
}

const DEFAULT_SPAN_MS = 90 * 86_400_000

/** The stretch over which the volume is sized and the incidents are planted, ms. */
export function sizedSpan(options: DemoOptions): { readonly from: number; readonly until: number } {
  const end = options.sizedUntil ?? options.until
  return { from: options.from, until: Number.isFinite(end) ? end : options.from + DEFAULT_SPAN_MS }
}
