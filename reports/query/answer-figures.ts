import {
  type Figure,
  type FiguresAnswer,
  figuresRequest,
  type QueryColumn,
  type QueryRow,
} from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import { answerQuery, type QueryContext } from './answer-query.ts'
import type { Checked } from './check-query.ts'
import { shapeProblems } from './shape-problems.ts'

/**
 * Metrics over a whole range, one below another, or everything that is wrong with the request.
 * @param input a `FiguresRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerFigures(
  input: unknown,
  context: QueryContext,
): Promise<Checked<FiguresAnswer>> {
  const parsed = figuresRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const answered = await answerQuery(parsed.data, context)
  if (!answered.ok) return answered
  const { rows, columns, meta } = answered.value
  const figures = columns.flatMap((column) => figureOf(column, rows[0] ?? {}))
  return { ok: true, value: { figures, meta } }
}

function figureOf({ id, kind, unit }: QueryColumn, row: QueryRow): readonly Figure[] {
  if (kind !== 'metric' || unit === undefined) return []
  const read = (column: string) => {
    const value = row[column]
    return typeof value === 'number' ? value : null
  }
  return [
    {
      metric: id,
      unit,
      value: read(id),
      n: read(`${id}__n`) ?? 0,
      lo: read(`${id}__lo`),
      hi: read(`${id}__hi`),
      prev: read(`${id}__prev`),
      prev_n: read(`${id}__prev_n`),
    },
  ]
}
