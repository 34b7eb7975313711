/**
 * The oracle: every metric by straight loops over arrays of facts. It exists to be compared with, so it is slow,
 * plain, and shares nothing with the compiler but the facts and the calendar of `domain`.
 */
import {
  DAY_MS,
  dayNumberOf,
  type Grain,
  localDay,
  localParts,
  startOf,
  WEEKDAYS,
} from '../../domain/public.ts'
import type { Viewer } from '../../domain/contract/public.ts'
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
import { type Asked, caseKeys, type Credit, type Item, type Key } from './item.ts'
import { countsOf, csatMean, messagesPerCase, ratiosOf, timesOf } from './metric-items.ts'

export interface OracleQuestion {
  readonly from: number
  readonly to: number
  readonly tz: string
  readonly asOf: number
  readonly grain?: Grain | undefined
  readonly dimensions?: readonly string[] | undefined
  readonly filters?: Readonly<Record<string, readonly Key[]>> | undefined
  readonly credit?: Credit | undefined
  readonly T?: number
  readonly S?: number
  readonly stay?: 'first' | 'all'
  readonly viewer: Viewer
}

export interface OracleCell {
  readonly keys: readonly Key[]
  readonly value: number | null
  readonly n: number
  /** Of percentiles. */
  readonly lo?: number | null
  readonly hi?: number | null
}

/** The cells of a metric that hold anything; every other cell is a count of 0, or null. */
export function askOracle(
  metric: string,
  facts: FactRows,
  question: OracleQuestion,
): readonly OracleCell[] {
  const asked: Asked = {
    credit: question.credit,
    asOf: question.asOf,
    T: question.T ?? 20,
    S: question.S ?? 5,
    stay: question.stay ?? 'first',
    asksForBots:
      (question.dimensions ?? []).includes('bot') || question.filters?.['bot'] !== undefined,
  }
  if (metric.startsWith('backlog_')) return backlogCells(metric, facts, question, asked)
  if (metric === 'agent_state_secs') return stateCells(facts, question, asked)
  if (metric === 'occupancy_ratio') return occupancyCells(facts, question, asked)
  if (metric === 'concurrency_mean') return concurrencyCells(facts, question, asked)
  const { items, judge } = pointMetric(metric, question)
  const inRange = items(facts, asked).filter(
    (item) => item.at >= question.from && item.at < question.to && isKept(item.keys, question),
  )
  return cellsOf(inRange, question, judge)
}

type Judge = (items: readonly Item[]) => Omit<OracleCell, 'keys'>

function pointMetric(metric: string, { viewer }: OracleQuestion) {
  const seen = viewer.kind === 'all' ? null : viewer.team_ids
  const sees = (row: FactRows['cases'][number]) =>
    seen === null || (row.opened_team !== null && seen.includes(row.opened_team))
  const count = countsOf()[metric]
  if (count !== undefined) return { items: count, judge: countJudge }
  const ratio = ratiosOf(sees)[metric]
  if (ratio !== undefined) return { items: ratio, judge: ratioJudge }
  if (metric === 'messages_per_case') return { items: messagesPerCase, judge: perCaseJudge }
  if (metric === 'csat_mean_score') return { items: csatMean, judge: timeJudge('mean') }
  const [, base = '', statistic = '', biz] =
    /^(.*)_(mean|p50|p90|p95)(_biz)?_secs$/.exec(metric) ?? []
  const items = timesOf(biz !== undefined)[base]
  if (items === undefined) throw new Error(`the oracle does not know ${metric}`)
  return { items, judge: timeJudge(statistic) }
}

const countJudge: Judge = (items) => {
  const n = items.filter((item) => item.counts).length
  return { value: n, n }
}

const ratioJudge: Judge = (items) => {
  const counted = items.filter((item) => item.counts)
  const hits = counted.filter((item) => item.hit === true).length
  return { value: counted.length === 0 ? null : hits / counted.length, n: counted.length }
}

const perCaseJudge: Judge = (items) => {
  const counted = items.filter((item) => item.counts)
  const cases = new Set(counted.map((item) => item.caseId)).size
  return { value: cases === 0 ? null : counted.length / cases, n: cases }
}

const timeJudge =
  (statistic: string): Judge =>
  (items) => {
    const values = items.flatMap(({ counts, value }) =>
      counts && value !== null && value !== undefined ? [value] : [],
    )
    if (statistic === 'mean') return { value: meanOf(values), n: values.length }
    return percentile(values, Number(statistic.slice(1)) / 100)
  }

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length

/** Linear interpolation between the two values around the rank; the interval at Conover's ranks. */
function percentile(values: readonly number[], p: number) {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  if (n === 0) return { value: null, n: 0, lo: null, hi: null }
  const place = (n - 1) * p
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? 0
  const reach = 1.959963984540054 * Math.sqrt(p * (1 - p)) * Math.sqrt(n)
  const low = Math.ceil(n * p - reach)
  const high = Math.ceil(n * p + reach)
  const isEnough = low >= 1 && high <= n
  return {
    value: below + (above - below) * (place - Math.floor(place)),
    n,
    lo: isEnough ? (sorted[low - 1] ?? null) : null,
    hi: isEnough ? (sorted[high - 1] ?? null) : null,
  }
}

/** Filters and viewer, by the keys an item has. */
function isKept(keys: Item['keys'], { filters = {}, viewer, tz: _ }: OracleQuestion): boolean {
  for (const [dimension, wanted] of Object.entries(filters)) {
    const has = keys[dimension]
    if (has === undefined) continue
    const values = has.length === 0 ? [null] : has
    if (!values.some((key) => wanted.includes(key))) return false
  }
  if (viewer.kind === 'teams')
    return (keys['team'] ?? []).some((key) => viewer.team_ids.includes(String(key)))
  if (viewer.kind === 'agent')
    return (keys['agent'] ?? []).some((key) => viewer.agent_ids.includes(String(key)))
  return true
}

/** All combinations of keys under which something with `keys` at `at` is shown. */
function rowsOf(keys: Item['keys'], at: number, question: OracleQuestion): Key[][] {
  const { grain, tz, dimensions = [], filters = {}, viewer } = question
  for (const clock of ['weekday', 'hour_of_day', 'hour_of_week']) {
    const wanted = filters[clock]
    if (wanted !== undefined && !wanted.includes(clockKey(clock, at, tz))) return []
  }
  let rows: Key[][] = [grain === undefined ? [] : [bucketKey(grain, at, tz)]]
  for (const dimension of dimensions) {
    let values = keys[dimension] ?? [clockKey(dimension, at, tz)]
    const wanted = filters[dimension]
    if (wanted !== undefined && values.length > 1)
      values = values.filter((key) => wanted.includes(key))
    if (dimension === 'team' && viewer.kind === 'teams') {
      values = values.filter((key) => viewer.team_ids.includes(String(key)))
    }
    if (dimension === 'agent' && viewer.kind === 'agent') {
      values = values.filter((key) => viewer.agent_ids.includes(String(key)))
    }
    rows = rows.flatMap((row) => values.map((key) => [...row, key]))
  }
  return rows
}

export function bucketKey(grain: Grain, at: number, tz: string): string {
  const { year, month, day, hour } = localParts(at, tz)
  const two = (n: number) => String(n).padStart(2, '0')
  const today = `${year}-${two(month)}-${two(day)}`
  if (grain === 'hour') return `${today}T${two(hour)}:00`
  if (grain === 'day') return today
  if (grain === 'month') return `${year}-${two(month)}-01`
  const weekday = WEEKDAYS.indexOf(localParts(at, tz).weekday)
  return new Date((dayNumberOf(localDay(at, tz)) - weekday) * DAY_MS).toISOString().slice(0, 10)
}

function clockKey(dimension: string, at: number, tz: string): number {
  const { weekday, hour } = localParts(at, tz)
  if (dimension === 'weekday') return WEEKDAYS.indexOf(weekday)
  return dimension === 'hour_of_day' ? hour : WEEKDAYS.indexOf(weekday) * 24 + hour
}

function cellsOf(items: readonly Item[], question: OracleQuestion, judge: Judge): OracleCell[] {
  const cells = new Map<string, { keys: Key[]; items: Item[] }>()
  if (question.grain === undefined && (question.dimensions ?? []).length === 0) {
    cells.set('[]', { keys: [], items: [] })
  }
  for (const item of items) {
    for (const keys of rowsOf(item.keys, item.at, question)) {
      const id = JSON.stringify(keys)
      const cell = cells.get(id) ?? { keys, items: [] }
      cell.items.push(item)
      cells.set(id, cell)
    }
  }
  return [...cells.values()].map(({ keys, items: members }) => ({ keys, ...judge(members) }))
}

const OPEN = ['open', 'pending', 'on_hold', 'snoozed']

function backlogCells(
  metric: string,
  facts: FactRows,
  question: OracleQuestion,
  asked: Asked,
): OracleCell[] {
  const { from, to, asOf, grain, tz } = question
  const range = { start: from, end: to }
  const moments =
    grain === undefined
      ? [{ at: from, instant: Math.min(to, asOf) }]
      : stepsBetween(grain, range, tz)
          .filter((step) => step.start < asOf && startOf(grain, step.start, tz) < asOf)
          .map((step) => ({ at: step.start, instant: Math.min(step.end, asOf) }))
  const items: Item[] = []
  for (const { at, instant } of moments) {
    for (const row of facts.case_states) {
      if (row.is_excluded || !OPEN.includes(row.status)) continue
      if (row.start_at > instant || (row.end_at !== null && row.end_at <= instant)) continue
      const keys = caseKeys(
        facts,
        row as unknown as Readonly<Record<string, unknown>>,
        { values: '', credited: 'agent' },
        asked,
      )
      if (!isKept(keys, question)) continue
      items.push({
        caseId: row.case_id,
        at,
        keys,
        counts: true,
        value: (instant - row.opened_at) / 1000,
      })
    }
  }
  const oldest: Judge = (members) => ({
    value: members.length === 0 ? null : Math.max(...members.map(({ value }) => value ?? 0)),
    n: members.length,
  })
  const judge =
    { backlog_count: countJudge, backlog_oldest_age_secs: oldest }[metric] ?? timeJudge('p90')
  return cellsOf(items, question, judge)
}

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

function stateCells(facts: FactRows, question: OracleQuestion, asked: Asked): OracleCell[] {
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

function occupancyCells(facts: FactRows, question: OracleQuestion, asked: Asked): OracleCell[] {
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

function concurrencyCells(facts: FactRows, question: OracleQuestion, asked: Asked): OracleCell[] {
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
