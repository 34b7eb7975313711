import type { Breach } from '../../domain/contract/public.ts'

/** A breach, and the most it can be late: the wall time since its due, of which its own clock shows a part. */
export interface BoundedBreach {
  readonly most: number
  readonly one: Breach
}

type ReadPiece = (piece: {
  readonly limit: number
  readonly offset: number
}) => Promise<readonly BoundedBreach[]>

const LEAST_PIECE = 200

/**
 * The `count` latest breaches, the latest first, from a reader that gives them by their bound, greatest first. How late a
 * promise is by its calendar and its pauses cannot be said in SQL; but once as many are known to be later than whatever
 * follows could be, the rest need not be read.
 */
export async function latestOf(count: number, read: ReadPiece): Promise<readonly Breach[]> {
  const known: Breach[] = []
  let limit = Math.max(LEAST_PIECE, 2 * count)
  for (let offset = 0; ; ) {
    const piece = await read({ limit, offset })
    known.push(...piece.map(({ one }) => one))
    known.sort(latestFirst)
    const bound = piece.at(-1)?.most ?? 0
    if (piece.length < limit || (known[count - 1]?.late_secs ?? -1) > bound) {
      return known.slice(0, count)
    }
    offset += limit
    limit *= 4
  }
}

const latestFirst = (a: Breach, b: Breach) =>
  b.late_secs - a.late_secs || (keyOf(a) < keyOf(b) ? -1 : 1)
const keyOf = ({ case_id, target, started_at }: Breach) => `${case_id} ${target} ${started_at}`
