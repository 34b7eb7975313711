/** The only way to a number: checks a request, scans the facts, and answers rows with their evidence. */
import type {
  DimensionKey,
  QueryAnswer,
  QueryColumn,
  QueryRequest,
  QueryRow,
} from '../../domain/contract/public.ts'
import type { Problem } from '../../domain/public.ts'
import { type Reader, zoneSpan } from '../../warehouse/public.ts'
import { nearestNames } from '../catalogue/find-metric.ts'
import { type AnsweredRow, assembleRows, compareKeys, writeRow } from './assemble.ts'
import { type AskedBy, type Checked, checkQuery } from './check-query.ts'
import { readNames } from './names.ts'
import { notesOf } from './notes.ts'
import type { Question, Range } from './question.ts'
import { previousPeriod, readRange, sameWeekLastYear } from './range.ts'
import { runScan, scanGroups } from './run-scan.ts'

export interface QueryContext extends AskedBy {
  readonly reader: Reader
  /** The instant up to which data has arrived, epoch ms; null: none has. */
  readonly dataUntil: number | null
}

/**
 * Answers a query, or says everything that is wrong with it.
 * @param input a `QueryRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerQuery(
  input: unknown,
  context: QueryContext,
): Promise<Checked<QueryAnswer>> {
  const checked = checkQuery(input, context)
  if (!checked.ok) return checked
  const { question, request } = checked.value
  const compare = compareRange(request, question)
  const columns = columnsOf(question, compare !== null && 'from' in compare)
  const problems = [
    ...(compare === null || 'from' in compare ? [] : compare),
    ...sortProblems(request, columns),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const before = compare !== null && 'from' in compare ? withRange(question, compare) : null
  const { reader } = context

  const [rows, previous, totals] = await Promise.all([
    answerRows(reader, question),
    before === null ? null : answerRows(reader, before),
    request.totals === true ? answerTotals(reader, question, before) : undefined,
  ])
  const written = writeRows(rows, question, previous)
  const shown = limited(sorted(written, request), request)
  const dimensionOf = Object.fromEntries(question.dimensions.map((name) => [name, name]))
  return {
    ok: true,
    value: {
      rows: shown,
      ...(totals === undefined ? {} : { totals }),
      columns: [...columns],
      names: await readNames(reader, shown, dimensionOf, question.asOf),
      meta: {
        ...isoRange(question.range),
        tz: question.zone.tz,
        as_of: iso(question.asOf),
        data_until: context.dataUntil === null ? null : iso(context.dataUntil),
        credit: Object.fromEntries(
          question.forms.flatMap(({ form, credit }) =>
            credit === null ? [] : [[form.id, credit]],
          ),
        ),
        compare: before === null ? null : isoRange(before.range),
        row_count: written.length,
        notes: notesOf(question, { shown: shown.length, of: written.length }),
      },
    },
  }
}

const iso = (at: number) => new Date(at).toISOString()
const isoRange = ({ from, to }: Range) => ({ from: iso(from), to: iso(to) })

/** All rows of a question, without names: what `answerQuery` and the tests of its parts share. */
export async function answerRows(
  reader: Reader,
  question: Question,
): Promise<readonly AnsweredRow[]> {
  const usesAgent =
    question.dimensions.includes('agent') ||
    question.filters.has('agent') ||
    question.viewer.kind === 'agent'
  const scanned = await Promise.all(
    scanGroups(question.forms, usesAgent).map((forms) => {
      const { milestone } = forms[0].metric
      const { dimensions, grain } = question
      return runScan(reader, forms, {
        question,
        milestone,
        credit: forms[0].credit,
        dimensions,
        grain,
      })
    }),
  )
  return assembleRows(question, scanned)
}

async function answerTotals(
  reader: Reader,
  question: Question,
  before: Question | null,
): Promise<QueryRow> {
  const whole = (one: Question): Question => ({ ...one, dimensions: [], grain: null })
  const [total] = await answerRows(reader, whole(question))
  const [previous] = before === null ? [undefined] : await answerRows(reader, whole(before))
  if (total === undefined) throw new Error('a question without dimensions has one row')
  return writeRow(total, whole(question), previous)
}

/** Rows of the compare range stand beside the row of the same place on the axis and the same keys. */
function writeRows(
  rows: readonly AnsweredRow[],
  question: Question,
  previous: readonly AnsweredRow[] | null,
): readonly QueryRow[] {
  if (previous === null) return rows.map((row) => writeRow(row, question, undefined))
  const idOf = ({ place, keys }: AnsweredRow) => JSON.stringify([place, keys])
  const byId = new Map(previous.map((row) => [idOf(row), row]))
  return rows.map((row) => writeRow(row, question, byId.get(idOf(row)) ?? null))
}

function compareRange(
  request: QueryRequest,
  question: Question,
): Range | readonly Problem[] | null {
  const { range, zone } = question
  switch (request.compare) {
    case undefined:
      return null
    case 'previous_period':
      return previousPeriod(range, zone.tz)
    case 'same_week_last_year':
      return sameWeekLastYear(range, zone.tz)
    default:
      return readRange(request.compare, zone.tz, 'compare.')
  }
}

/** The compare period shows values and n alone; intervals of percentiles cost more than all else. */
const withRange = (question: Question, range: Range): Question => ({
  ...question,
  range,
  withIntervals: false,
  zone: zoneSpan(question.zone.tz, range.from, range.to),
})

function columnsOf(question: Question, hasCompare: boolean): readonly QueryColumn[] {
  return [
    ...(question.grain === null ? [] : [{ id: question.grain, kind: 'grain' as const }]),
    ...question.dimensions.map((id) => ({ id, kind: 'dimension' as const })),
    ...question.forms.flatMap(({ form: { id, unit } }): QueryColumn[] => [
      { id, kind: 'metric', unit },
      { id: `${id}__n`, kind: 'n', metric: id, unit: 'count' },
      ...(question.withIntervals
        ? (['lo', 'hi'] as const).map((kind) => ({ id: `${id}__${kind}`, kind, metric: id, unit }))
        : []),
      ...(hasCompare
        ? [
            { id: `${id}__prev`, kind: 'prev' as const, metric: id, unit },
            { id: `${id}__prev_n`, kind: 'prev_n' as const, metric: id, unit: 'count' as const },
          ]
        : []),
    ]),
  ]
}

function sortProblems({ sort }: QueryRequest, columns: readonly QueryColumn[]): readonly Problem[] {
  const ids = columns.map(({ id }) => id)
  if (sort === undefined || ids.includes(sort.by)) return []
  return [
    {
      code: 'SORT_UNKNOWN',
      path: 'sort.by',
      reason: `the answer has no column "${sort.by}"`,
      fix: `Did you mean ${nearestNames(sort.by, ids).join(', ')}?`,
    },
  ]
}

/** Null stays last in either direction: no value is neither the best nor the worst. */
function sorted(rows: readonly QueryRow[], { sort }: QueryRequest): readonly QueryRow[] {
  if (sort === undefined) return rows
  const valueOf = (row: QueryRow): DimensionKey => row[sort.by] ?? null
  const sign = sort.direction === 'desc' ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)]
    const order = compareKeys(left, right)
    return left === null || right === null ? order : sign * order
  })
}

function limited(rows: readonly QueryRow[], { limit }: QueryRequest): QueryRow[] {
  return limit === undefined ? [...rows] : rows.slice(0, limit)
}
