/** Asks the compiler and the oracle the same question and lists where they differ, with the SQL. */
import type { QueryRow, Viewer } from '../../domain/contract/public.ts'
import { parseInstant } from '../../domain/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import type { FactRows } from '../oracle/fact-rows.ts'
import type { Credit, Key } from '../oracle/item.ts'
import { askOracle } from '../oracle/oracle.ts'
import type { OracleCell, OracleQuestion } from '../oracle/question.ts'
import { answerQuery } from '../query/answer-query.ts'
import type { Grain } from '../../domain/public.ts'

export interface Comparison {
  readonly metrics: readonly string[]
  readonly from: string
  readonly to: string
  readonly tz: string
  readonly asOf: string
  readonly grain?: Grain
  readonly dimensions?: readonly string[]
  readonly filters?: Readonly<Record<string, readonly Key[]>>
  readonly credit?: Credit
  readonly params?: { readonly T?: number; readonly S?: number; readonly stay?: 'first' | 'all' }
  readonly viewer?: Viewer
}

/**
 * @returns the differences in words, and the SQL of the first metric that differs; empty when there are none. Totals
 * are compared as well.
 */
export async function compareWithOracle(
  reader: Reader,
  facts: FactRows,
  question: Comparison,
): Promise<readonly string[]> {
  const differences = await differencesIn(reader, facts, question)
  const [first] = differences
  if (first === undefined) return []
  const statements: string[] = []
  const recording: Reader = {
    dialect: reader.dialect,
    query(sql, values) {
      statements.push(`${sql}\n-- ${JSON.stringify(values)}`)
      return reader.query(sql, values)
    },
  }
  await differencesIn(recording, facts, { ...question, metrics: [first.metric] })
  return [...differences.slice(0, 8).map(({ text }) => text), ...statements.slice(0, 2)]
}

interface Difference {
  readonly metric: string
  readonly text: string
}

async function differencesIn(
  reader: Reader,
  facts: FactRows,
  question: Comparison,
): Promise<readonly Difference[]> {
  const { viewer = { kind: 'all' }, asOf, params, ...request } = question
  const checked = await answerQuery(
    { ...request, as_of: asOf, totals: true, ...(params === undefined ? {} : { params }) },
    { reader, viewer, tz: 'UTC', now: parseInstant(asOf), dataUntil: null },
  )
  if (!checked.ok) return [{ metric: '', text: JSON.stringify(checked.problems) }]
  const { rows, totals = {}, meta } = checked.value
  const ask = (metric: string, split: Pick<OracleQuestion, 'grain' | 'dimensions'>) =>
    askOracle(metric, facts, {
      ...question,
      ...split,
      ...(params ?? {}),
      from: parseInstant(meta.from),
      to: parseInstant(meta.to),
      asOf: parseInstant(asOf),
      viewer,
    })
  const { grain, dimensions = [] } = question
  const keyColumns = [...(grain === undefined ? [] : [grain]), ...dimensions]
  return question.metrics.flatMap((metric) => [
    ...differencesOf(metric, keyColumns, rows, ask(metric, { grain, dimensions })),
    ...differencesOf(metric, [], [totals], ask(metric, { grain: undefined, dimensions: [] })).map(
      ({ text }) => ({ metric, text: `total: ${text}` }),
    ),
  ])
}

function differencesOf(
  metric: string,
  keyColumns: readonly string[],
  rows: readonly QueryRow[],
  cells: readonly OracleCell[],
): Difference[] {
  const idOf = (keys: readonly Key[]) => JSON.stringify(keys)
  const expected = new Map(cells.map((cell) => [idOf(cell.keys), cell]))
  const seen = new Set<string>()
  const differences: Difference[] = []
  for (const row of rows) {
    const id = idOf(keyColumns.map((column) => row[column] ?? null))
    if (seen.has(id)) differences.push({ metric, text: `${metric} has two rows ${id}` })
    seen.add(id)
    const cell = expected.get(id) ?? { keys: [], value: null, n: 0 }
    const columns: Record<string, Key | undefined> = { '': cell.value, __n: cell.n }
    if ('lo' in cell) Object.assign(columns, { __lo: cell.lo, __hi: cell.hi })
    for (const [suffix, value] of Object.entries(columns)) {
      const got = row[`${metric}${suffix}`]
      if (isSame(got, value)) continue
      // A count of nothing is 0; the oracle leaves empty cells out.
      if (!expected.has(id) && got === 0 && metric.endsWith('_count')) continue
      const text = `${metric}${suffix} ${id}: got ${String(got)}, oracle ${String(value)}`
      differences.push({ metric, text })
    }
  }
  for (const [id, { n }] of expected) {
    // Rows that count nothing (a bot's rating unasked) need not make a row of the answer.
    if (n > 0 && !seen.has(id)) differences.push({ metric, text: `${metric} lacks the row ${id}` })
  }
  return differences
}

/** Sums of doubles may differ in their last digits with the order they are added in. */
function isSame(got: Key | undefined, want: Key | undefined): boolean {
  if (typeof got !== 'number' || typeof want !== 'number') return got === want
  return Math.abs(got - want) <= 1e-9 * Math.max(1, Math.abs(want))
}
