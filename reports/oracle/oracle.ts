/**
 * The oracle: every metric by straight loops over arrays of facts. It exists to be compared with, so it is slow,
 * plain, and shares nothing with the compiler but the facts and the calendar of `domain`.
 */
import { startOf } from '../../domain/public.ts'
import type { FactRows } from './fact-rows.ts'
import { concurrencyCells, occupancyCells, stateCells } from './interval-cells.ts'
import { stepsBetween } from './interval-items.ts'
import { type Asked, caseKeys, type Item, type Key } from './item.ts'
import { countsOf, csatMean, messagesPerCase, timesOf } from './metric-items.ts'
import type { OracleCell, OracleQuestion } from './question.ts'
import { ratiosOf } from './ratio-items.ts'
import { isKept, rowsOf } from './shown-rows.ts'

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
      const keys = caseKeys(facts, row, { values: '', credited: 'agent' }, asked)
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
