/** Time in states, occupancy and concurrency, piece by piece. */
import type { FactRows } from './fact-rows.ts'
import {
  type AgentSpan,
  chatSpans,
  coverage,
  overlap,
  type Span,
  stateSpans,
  stepsBetween,
} from './interval-items.ts'
import type { Asked, Key } from './item.ts'
import type { OracleCell, OracleQuestion } from './question.ts'
import { isKept, rowsOf } from './shown-rows.ts'

/** The finest steps a question needs, so that each lies in one cell. */
function stepsOf({ from, to, tz, grain, dimensions = [], filters = {} }: OracleQuestion): Span[] {
  const names = [...dimensions, ...Object.keys(filters)]
  const range = { start: from, end: to }
  if (grain === 'hour' || names.includes('hour_of_day') || names.includes('hour_of_week')) {
    return stepsBetween('hour', range, tz)
  }
  if (names.includes('weekday')) return stepsBetween('day', range, tz)
  return grain === undefined ? [range] : stepsBetween(grain, range, tz)
}

interface Sums {
  readonly keys: Key[]
  above: number
  below: number
  n: number
}

function addTo(sums: Map<string, Sums>, keys: Key[]): Sums {
  const id = JSON.stringify(keys)
  const known = sums.get(id) ?? { keys, above: 0, below: 0, n: 0 }
  sums.set(id, known)
  return known
}

const quotients = (sums: Map<string, Sums>): OracleCell[] =>
  [...sums.values()].map(({ keys, above, below, n }) => ({
    keys,
    value: below === 0 ? null : above / below,
    n,
  }))

export function stateCells(facts: FactRows, question: OracleQuestion, asked: Asked): OracleCell[] {
  const sums = new Map<string, Sums>()
  for (const span of stateSpans(facts, asked).filter(({ keys }) => isKept(keys, question))) {
    for (const step of stepsOf(question)) {
      const piece = overlap(span, step)
      if (piece === null) continue
      for (const keys of rowsOf(span.keys, piece.start, question)) {
        const cell = addTo(sums, keys)
        cell.above += (piece.end - piece.start) / 1000
        cell.below = 1
        cell.n += 1
      }
    }
  }
  return quotients(sums)
}

export function occupancyCells(
  facts: FactRows,
  question: OracleQuestion,
  asked: Asked,
): OracleCell[] {
  const chats = chatSpans(facts, asked).filter(({ keys }) =>
    isKept(keys, { ...question, filters: {} }),
  )
  const sums = new Map<string, Sums>()
  for (const span of stateSpans(facts, asked)) {
    if (!['online', 'busy'].includes(String(span.keys['agent_state']?.[0]))) continue
    if (!isKept(span.keys, question)) continue
    const mine = chats.filter((chat) => chat.agent === span.agent)
    for (const step of stepsOf(question)) {
      const piece = overlap(span, step)
      if (piece === null) continue
      for (const keys of rowsOf(span.keys, piece.start, question)) {
        const cell = addTo(sums, keys)
        cell.above += coverage(mine, piece).covered
        cell.below += piece.end - piece.start
        cell.n += 1
      }
    }
  }
  return quotients(sums)
}

export function concurrencyCells(
  facts: FactRows,
  question: OracleQuestion,
  asked: Asked,
): OracleCell[] {
  const kept = chatSpans(facts, asked).filter(({ keys }) => isKept(keys, question))
  const sums = new Map<string, Sums>()
  for (const step of stepsOf(question)) {
    const groups = new Map<string, { keys: Key[]; spans: AgentSpan[] }>()
    for (const span of kept) {
      const piece = overlap(span, step)
      if (piece === null) continue
      for (const keys of rowsOf(span.keys, piece.start, question)) {
        const id = JSON.stringify([span.agent, keys])
        const group = groups.get(id) ?? { keys, spans: [] }
        group.spans.push(span)
        groups.set(id, group)
      }
    }
    for (const { keys, spans } of groups.values()) {
      const { covered, total } = coverage(spans, step)
      const cell = addTo(sums, keys)
      cell.above += total
      cell.below += covered
      cell.n += spans.length
    }
  }
  return quotients(sums)
}
