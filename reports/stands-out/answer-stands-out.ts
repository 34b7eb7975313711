/** What is unusual about the cases of one cell: the way from a peak to its cause. */
import {
  type DrillRequest,
  drillRequest,
  type QueryAnswer,
  type QueryRow,
  type StandsOutAnswer,
} from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import { answerQuery, type QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { type Excess, findExcess, type ValueCount } from './find-excess.ts'

const METRIC = 'cases_opened_count'
/** By what cases may stand out. */
const LOOKED_AT = ['category', 'channel', 'queue', 'customer_tier', 'business_line'] as const
const MOST_FINDINGS = 4

/**
 * Compares the cases opened in a cell with those of the rest of the range.
 * @param input a `DrillRequest` for `cases_opened_count`, unchecked; its cell says what is looked at
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerStandsOut(
  input: unknown,
  context: QueryContext,
): Promise<Checked<StandsOutAnswer>> {
  const parsed = drillRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const request = parsed.data
  const cell = request.cell ?? {}
  const asked = LOOKED_AT.filter((dimension) => !(dimension in cell))
  const answers = await Promise.all(asked.map((one) => answerQuery(queryOf(request, one), context)))
  const excesses: Excess[] = []
  const names: Record<string, Record<string, string>> = {}
  let total = 0
  for (const [index, checked] of answers.entries()) {
    const dimension = asked[index]
    if (!checked.ok) return checked
    if (dimension === undefined) continue
    const counts = countValues(checked.value, dimension, cell)
    total = counts.reduce((sum, { inside }) => sum + inside, 0)
    excesses.push(...findExcess(dimension, counts))
    Object.assign(names, { [dimension]: checked.value.names[dimension] ?? {} })
  }
  const findings = excesses
    .toSorted((a, b) => b.excess - a.excess)
    .slice(0, MOST_FINDINGS)
    .map(({ excess: _, ...finding }) => finding)
  return { ok: true, value: { total, findings, names } }
}

/** The whole range by the cell's own dimensions and one more. */
function queryOf({ cell, limit: _, offset: __, ...frame }: DrillRequest, dimension: string) {
  const { metric: ___, grain, ...rest } = frame
  const own = Object.keys(cell ?? {}).filter((name) => name !== grain)
  return {
    ...rest,
    ...(grain === undefined ? {} : { grain }),
    metrics: [METRIC],
    dimensions: [...own, dimension],
    intervals: false,
  }
}

function countValues(
  { rows }: QueryAnswer,
  dimension: string,
  cell: NonNullable<DrillRequest['cell']>,
): readonly ValueCount[] {
  const isInside = (row: QueryRow) =>
    Object.entries(cell).every(([name, key]) => (row[name] ?? null) === key)
  const counts = new Map<ValueCount['key'], { inside: number; whole: number }>()
  for (const row of rows) {
    const key = row[dimension] ?? null
    const count = counts.get(key) ?? { inside: 0, whole: 0 }
    counts.set(key, count)
    const value = Number(row[METRIC] ?? 0)
    count.whole += value
    if (isInside(row)) count.inside += value
  }
  return [...counts].map(([key, count]) => ({ key, ...count }))
}
