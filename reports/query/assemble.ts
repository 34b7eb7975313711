/** From scanned groups to the rows people read: every bucket, every value that occurs, nothing shown as 0 that is not. */
import type { DimensionKey, QueryRow } from '../../domain/contract/public.ts'
import type { Cell } from './aggregates.ts'
import { cellWithout } from './aggregates.ts'
import { type Bucket, bucketsOf } from './buckets.ts'
import type { AskedForm, Question } from './question.ts'
import type { ScannedGroup } from './run-scan.ts'

/** One row before it is written out. `bucket` is its place on the axis: what compare matches by. */
export interface AnsweredRow {
  readonly bucket: Bucket | null
  readonly place: number
  readonly keys: readonly DimensionKey[]
  cell(asked: AskedForm): Cell
}

/**
 * @param scanned the groups of all scans of the question
 * @returns rows in order of bucket, then key, null last
 */
export function assembleRows(
  question: Question,
  scanned: readonly (readonly ScannedGroup[])[],
): readonly AnsweredRow[] {
  const { grain, dimensions } = question
  const cells = new Map<string, Map<string, Cell>>()
  const tuples = new Map<string, readonly DimensionKey[]>()
  const walls = new Set<number>()
  for (const { keys, cells: found } of scanned.flat()) {
    const wall = grain === null ? null : Number(keys[0])
    const tuple = grain === null ? keys : keys.slice(1)
    if (wall !== null) walls.add(wall)
    tuples.set(JSON.stringify(tuple), tuple)
    const id = JSON.stringify([wall, tuple])
    const row = cells.get(id) ?? new Map<string, Cell>()
    for (const [form, cell] of found) row.set(form, cell)
    cells.set(id, row)
  }
  if (dimensions.length === 0) tuples.set('[]', [])
  const sorted = [...tuples.values()].sort(byKeys)
  return placesOf(question, walls).flatMap(({ bucket, place }) =>
    sorted.map((keys) => ({
      bucket,
      place,
      keys,
      cell: (asked: AskedForm) =>
        cells.get(JSON.stringify([bucket?.wall ?? null, keys]))?.get(asked.form.id) ??
        emptyCell(asked, bucket, question),
    })),
  )
}

/** Every bucket up to as_of, and later ones in which something is known to have happened. */
function placesOf(question: Question, walls: ReadonlySet<number>) {
  const { grain, range, zone, asOf } = question
  if (grain === null) return [{ bucket: null, place: 0 }]
  return bucketsOf(grain, range, zone)
    .map((bucket, place) => ({ bucket, place }))
    .filter(({ bucket }) => bucket.start < asOf || walls.has(bucket.wall))
}

/** A count of nothing is 0, everything else null. A backlog that has not come yet is not 0. */
function emptyCell({ form, metric }: AskedForm, bucket: Bucket | null, { asOf }: Question): Cell {
  const isLater = metric.milestone.hasNoClock === true && bucket !== null && bucket.start >= asOf
  return cellWithout(form.measure.kind === 'count' && !isLater ? 0 : null, 0)
}

function byKeys(a: readonly DimensionKey[], b: readonly DimensionKey[]): number {
  for (let index = 0; index < a.length; index++) {
    const order = compareKeys(a[index] ?? null, b[index] ?? null)
    if (order !== 0) return order
  }
  return 0
}

/** Numbers by size, texts by code point, null last. */
export function compareKeys(a: DimensionKey, b: DimensionKey): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

/** Writes a row out; `previous` is the same row of the compare range, null where it has none. */
export function writeRow(
  row: AnsweredRow,
  question: Question,
  previous: AnsweredRow | null | undefined,
): QueryRow {
  const out: Record<string, DimensionKey> = {}
  if (row.bucket !== null && question.grain !== null) out[question.grain] = row.bucket.key
  question.dimensions.forEach((dimension, index) => {
    out[dimension] = row.keys[index] ?? null
  })
  for (const asked of question.forms) {
    const { id } = asked.form
    const { value, n, lo, hi } = row.cell(asked)
    out[id] = value
    out[`${id}__n`] = n
    if (question.withIntervals) {
      out[`${id}__lo`] = lo
      out[`${id}__hi`] = hi
    }
    if (previous === undefined) continue
    const before = previous?.cell(asked)
    out[`${id}__prev`] = before?.value ?? (previous === null ? emptyBefore(asked) : null)
    out[`${id}__prev_n`] = before?.n ?? 0
  }
  return out
}

const emptyBefore = ({ form }: AskedForm) => (form.measure.kind === 'count' ? 0 : null)
