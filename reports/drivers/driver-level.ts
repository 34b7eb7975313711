import { type DriverFactor, OTHER_LEVEL, WAIT_BANDS } from '../../domain/contract/public.ts'

/** Ratings of one agent that are alike in every factor. Keys null: none, unknown. */
export interface DriverCell {
  readonly agent: string | null
  readonly channel: string | null
  readonly levels: Readonly<Record<DriverFactor, string | null>>
  readonly n: number
  readonly satisfied: number
}

/** How many ratings each level of a factor has, and how many of them satisfied. */
export interface LevelCount {
  readonly key: string | null
  readonly n: number
  readonly satisfied: number
}

/** Fewer ratings than this say too little: no interval, not ranked. */
export const LEAST_RATINGS_OF_LEVEL = 10
/** More categories than this share one level, the rarest of them. */
const MOST_LEVELS = 40
/** A reference that hardly occurs would make every comparison uncertain. */
const LEAST_SHARE_OF_REFERENCE = 0.05

/** Folds the rarest categories into one level. */
export function foldRare(cells: readonly DriverCell[]): readonly DriverCell[] {
  const counts = countLevels(cells, 'category')
  if (counts.length <= MOST_LEVELS) return cells
  const kept = new Set(counts.slice(0, MOST_LEVELS - 1).map(({ key }) => key))
  return cells.map((cell) =>
    kept.has(cell.levels.category)
      ? cell
      : { ...cell, levels: { ...cell.levels, category: OTHER_LEVEL } },
  )
}

/** Levels that occur, most first. */
export function countLevels(
  cells: readonly DriverCell[],
  factor: DriverFactor | 'channel',
): readonly LevelCount[] {
  const counts = new Map<string | null, { n: number; satisfied: number }>()
  for (const cell of cells) {
    const key = factor === 'channel' ? cell.channel : cell.levels[factor]
    const count = counts.get(key) ?? { n: 0, satisfied: 0 }
    counts.set(key, { n: count.n + cell.n, satisfied: count.satisfied + cell.satisfied })
  }
  return [...counts]
    .map(([key, count]) => ({ key, ...count }))
    .toSorted((a, b) => b.n - a.n || String(a.key).localeCompare(String(b.key)))
}

/**
 * What the others are compared with: no transfer, no reopening, the shortest wait that is not rare, the commonest
 * category. It is chosen without a look at the ratings: the best of many would look better than it is.
 */
export function referenceOf(factor: DriverFactor, levels: readonly LevelCount[]): string | null {
  const [commonest] = levels
  const total = levels.reduce((sum, { n }) => sum + n, 0)
  const wanted = factor === 'category' ? [] : factor === 'wait' ? WAIT_BANDS : ['no']
  const found = wanted.find((key) =>
    levels.some(
      (level) =>
        level.key === key &&
        level.n >= Math.max(LEAST_RATINGS_OF_LEVEL, LEAST_SHARE_OF_REFERENCE * total),
    ),
  )
  return found ?? commonest?.key ?? null
}
