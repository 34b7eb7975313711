import { type DriversAnswer, driversRequest } from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type Checked, checkFrame } from '../query/check-query.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import type { DriverCell } from './driver-level.ts'
import { findDrivers, LEAST_RATINGS } from './find-drivers.ts'
import { RATED_METRIC, ratedCases } from './rated-cases.ts'

/**
 * What costs satisfaction, of the ratings the viewer may see, or everything that is wrong with the request.
 * @param input a `DriversRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerDrivers(
  input: unknown,
  context: QueryContext,
): Promise<Checked<DriversAnswer>> {
  const parsed = driversRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const checked = checkFrame(parsed.data, [RATED_METRIC], ['agent', 'category', 'channel'], context)
  if (!checked.ok) return checked
  const question = checked.value
  const cells = await readCells(context.reader, question)
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  const satisfied = cells.reduce((sum, cell) => sum + cell.satisfied, 0)
  return {
    ok: true,
    value: {
      ...findDrivers(cells),
      n,
      csat_ratio: n === 0 ? null : satisfied / n,
      n_needed: LEAST_RATINGS,
      agents: new Set(cells.map(({ agent }) => agent)).size,
      adjusted_for: ['agent', 'channel'],
      meta: {
        from: iso(question.range.from),
        to: iso(question.range.to),
        tz: question.zone.tz,
        as_of: iso(question.asOf),
        data_until: context.dataUntil === null ? null : iso(context.dataUntil),
      },
    },
  }
}

/** One row per agent, channel and level of every factor: never more than there are ratings. */
export async function readCells(
  reader: Reader,
  question: Question,
): Promise<readonly DriverCell[]> {
  const { scan, sql: rated } = ratedCases(reader.dialect, question)
  const sql = `select r.agent as agent, r.channel as channel, r.category as category, r.wait as wait,
      r.transfer as transfer, r.reopening as reopening, count(*) as n,
      sum(case when r.score >= 0.75 then 1 else 0 end) as satisfied
    from ${rated} as r
    group by 1, 2, 3, 4, 5, 6`
  const rows = toRecords(await reader.query(sql, scan.binder.paramsOf(sql)))
  return rows.map((row) => ({
    agent: textOf(row['agent']),
    channel: textOf(row['channel']),
    levels: {
      category: textOf(row['category']),
      wait: textOf(row['wait']),
      transfer: textOf(row['transfer']),
      reopening: textOf(row['reopening']),
    },
    n: Number(row['n']),
    satisfied: Number(row['satisfied']),
  }))
}

const textOf = (value: Value | undefined) => (typeof value === 'string' ? value : null)
const iso = (at: number) => new Date(at).toISOString()
