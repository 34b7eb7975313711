/** Intervals, minute by minute in spirit: every moment at which anything changes is a cut, and each slice is asked. */
import { nextBucket } from '../../domain/public.ts'
import type { FactRows } from './fact-rows.ts'
import { type Asked, caseKeys, type Key } from './item.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

export interface AgentSpan extends Span {
  readonly agent: string
  readonly keys: Readonly<Record<string, readonly Key[]>>
}

const HOURS_16 = 16 * 3600 * 1000

/** What one step of the clock holds of a span; null: nothing. */
export function overlap(a: Span, b: Span): Span | null {
  const start = Math.max(a.start, b.start)
  const end = Math.min(a.end, b.end)
  return start < end ? { start, end } : null
}

/** The steps of a clock from `from` to `to`, cut at both. */
export function stepsBetween(
  grain: 'hour' | 'day' | 'week' | 'month',
  { start, end }: Span,
  tz: string,
): Span[] {
  const steps: Span[] = []
  for (let at = start; at < end; ) {
    const next = Math.min(nextBucket(grain, at, tz), end)
    steps.push({ start: at, end: next })
    at = next
  }
  return steps
}

export function stateSpans(facts: FactRows, { asOf }: Asked): AgentSpan[] {
  const spans: AgentSpan[] = []
  for (const row of facts.agent_states) {
    const end = row.end_at ?? asOf
    if (end <= row.start_at) continue
    if (row.state !== 'offline' && end - row.start_at > HOURS_16) continue
    const teams = row.teams.length === 0 ? [null] : row.teams
    spans.push({
      agent: row.agent,
      start: row.start_at,
      end,
      keys: { agent: [row.agent], team: teams, source: [row.source], agent_state: [row.state] },
    })
  }
  return spans
}

export function chatSpans(facts: FactRows, asked: Asked): AgentSpan[] {
  const spans: AgentSpan[] = []
  for (const row of facts.chats_in_hand) {
    const end = row.end_at ?? asked.asOf
    if (row.agent === null || end <= row.start_at) continue
    const keys = caseKeys(facts, row, { values: '', credited: 'agent' }, asked)
    spans.push({ agent: row.agent, start: row.start_at, end, keys })
  }
  return spans
}

/** Length of the time within `frame` that at least one of `spans` covers, and the sum of all their lengths. */
export function coverage(spans: readonly Span[], frame: Span): { covered: number; total: number } {
  const inside = spans.map((span) => overlap(span, frame)).filter((span) => span !== null)
  const cuts = [...new Set(inside.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  let covered = 0
  let total = 0
  for (let index = 0; index + 1 < cuts.length; index++) {
    const start = cuts[index] ?? 0
    const end = cuts[index + 1] ?? 0
    const holding = inside.filter((span) => span.start <= start && span.end >= end).length
    if (holding > 0) covered += end - start
    total += holding * (end - start)
  }
  return { covered, total }
}
