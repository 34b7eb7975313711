import type {
  DimensionKey,
  MetricUnit,
  QueryAnswer,
  QueryRow,
} from '../../domain/contract/public.ts'
import { type Cell, cellOf, keyOf } from '../api/cell.ts'
import { dimensionColumns, grainColumn, metricColumns } from './picture.ts'

/** An answer as rows × columns of one metric. A pair without a row in the answer holds nothing. */
export interface Pivot {
  readonly metric: { readonly id: string; readonly unit: MetricUnit }
  /** Names of the dimensions (or the grain) down and across. */
  readonly down: string
  readonly across: string
  readonly rows: readonly PivotRow[]
  readonly columns: readonly (string | null)[]
  /** Columns there are beyond those shown. */
  readonly hiddenColumns: number
}

export interface PivotRow {
  readonly key: DimensionKey
  /** By column key. */
  readonly cells: ReadonlyMap<string | null, PivotCell>
}

export interface PivotCell {
  readonly cell: Cell
  readonly row: QueryRow
}

/** More columns than this nobody compares; those with most evidence stay. */
const MOST_COLUMNS = 60

/**
 * Down: the first dimension. Across: the second, else time. Time keeps its order; values stand by evidence, most
 * first, nobody and nothing last. Null: the answer has nothing to put across.
 */
export function pivotOf(answer: QueryAnswer): Pivot | null {
  const [down, second] = dimensionColumns(answer)
  const across = second ?? grainColumn(answer)
  const [metric] = metricColumns(answer)
  if (down === undefined || across === null || metric === undefined) return null
  const rows = new Map<string | null, { key: DimensionKey; cells: Map<string | null, PivotCell> }>()
  const evidence = {
    down: new Map<string | null, number>(),
    across: new Map<string | null, number>(),
  }
  for (const row of answer.rows) {
    const [from, to] = [keyOf(row, down), keyOf(row, across)]
    const cell = cellOf(row, metric.id)
    const line = rows.get(from) ?? {
      key: row[down] ?? null,
      cells: new Map<string | null, PivotCell>(),
    }
    rows.set(from, line)
    line.cells.set(to, { cell, row })
    evidence.down.set(from, (evidence.down.get(from) ?? 0) + cell.n)
    evidence.across.set(to, (evidence.across.get(to) ?? 0) + cell.n)
  }
  const all =
    second === undefined ? [...evidence.across.keys()].toSorted(inTime) : byMost(evidence.across)
  const columns = second === undefined ? all.slice(-MOST_COLUMNS) : all.slice(0, MOST_COLUMNS)
  return {
    metric,
    down,
    across,
    rows: byMost(evidence.down).flatMap((key) => rows.get(key) ?? []),
    columns,
    hiddenColumns: all.length - columns.length,
  }
}

function byMost(evidence: ReadonlyMap<string | null, number>): readonly (string | null)[] {
  const none = (key: string | null) => (key === null ? 1 : 0)
  return [...evidence]
    .toSorted(([a, few], [b, many]) => none(a) - none(b) || many - few)
    .map(([key]) => key)
}

function inTime(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
