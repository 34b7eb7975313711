import type { Card, DimensionKey, QueryAnswer } from '../../domain/contract/public.ts'

/** What every picture of a card is given. */
export interface PictureProps {
  readonly card: Card
  readonly answer: QueryAnswer
  /** The answer has a compare period beside it. */
  readonly isCompared: boolean
}

/** A place in a picture that was pressed: what it is called, and the cell of the query that it shows. */
export interface PickedCell {
  readonly title: string
  readonly metric: string
  /** The bucket and the key of each dimension. */
  readonly cell: Readonly<Record<string, DimensionKey>>
}

/** The metrics of an answer in the order they were asked for, with their units. */
export function metricColumns({ columns }: QueryAnswer) {
  return columns.flatMap(({ id, kind, unit }) =>
    kind === 'metric' && unit !== undefined ? [{ id, unit }] : [],
  )
}

/** The dimensions of an answer: of the answer shown, which may still be the one before. */
export function dimensionColumns({ columns }: QueryAnswer): readonly string[] {
  return columns.flatMap(({ id, kind }) => (kind === 'dimension' ? [id] : []))
}

export function grainColumn({ columns }: QueryAnswer): string | null {
  return columns.find(({ kind }) => kind === 'grain')?.id ?? null
}
