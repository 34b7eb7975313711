import type { Reader, Value } from '../../warehouse/public.ts'
import type { AskedForm, Question } from '../query/question.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan } from '../query/scan-context.ts'
import type { Evidence } from './compare-with-peers.ts'
import type { ScoreSource } from './score-parts.ts'

/** What makes work alike, so that an agent with the hard cases is not the worse for it. */
export const CASE_MIX = ['channel', 'category', 'language'] as const

/** Evidence, and the team whose cases it was. */
export interface TeamEvidence extends Evidence {
  readonly team: string | null
}

/**
 * One row per agent, team and kind of case of what the source measures. Rows that credit nobody are left out.
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function readEvidence(
  reader: Reader,
  { metric, credit }: AskedForm,
  source: ScoreSource,
  question: Question,
): Promise<readonly TeamEvidence[]> {
  const scan = createScan(reader.dialect, {
    question,
    milestone: metric.milestone,
    credit: source.credit ?? credit,
    dimensions: ['agent', 'team', ...CASE_MIX],
    grain: null,
  })
  const keys = scan.keysOf('f')
  const value = source.value(scan)
  const sql = `select ${keys.map((key, index) => `${key} as k${index}`).join(', ')},
    count(${value}) as n, avg(${value}) as mean, stddev_samp(${value}) as deviation
  from ${rowsOf(metric.milestone, scan)} as f
  group by ${keys.map((_, index) => index + 1).join(', ')}`
  const { columns, count } = await reader.query(sql, scan.binder.paramsOf(sql))
  const at = (column: string, row: number) => columns[column]?.[row] ?? null
  return Array.from({ length: count }, (_, row) => {
    const n = numberOf(at('n', row))
    const [agent, team, ...mix] = keys.map((_, index) => at(`k${index}`, row))
    return {
      agent: typeof agent === 'string' ? agent : '',
      team: typeof team === 'string' ? team : null,
      stratum: JSON.stringify(mix),
      n,
      mean: numberOf(at('mean', row)),
      variance: n < 2 ? 0 : (numberOf(at('deviation', row)) ** 2 * (n - 1)) / n,
    }
  }).filter(({ agent, n }) => agent !== '' && n > 0)
}

const numberOf = (value: Value) => (typeof value === 'number' ? value : 0)
