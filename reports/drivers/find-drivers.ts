/** What costs satisfaction: from counts of ratings to points of CSAT lost, with their uncertainty. Pure. */
import {
  DRIVER_FACTORS,
  type Driver,
  type DriverFactor,
  type DriverLevel,
  type DriverPoints,
  type DriversAnswer,
} from '../../domain/contract/public.ts'
import { studentT975 } from '../intervals/student-t.ts'
import {
  countLevels,
  type DriverCell,
  foldRare,
  LEAST_RATINGS_OF_LEVEL,
  type LevelCount,
  referenceOf,
} from './driver-level.ts'
import { solveWithin, type WithinFit } from './solve-within.ts'

/** Fewer ratings than this cannot tell four causes apart. */
export const LEAST_RATINGS = 100
/** Fewer agents than this do not tell how much the ratings of one have in common. */
const LEAST_CLUSTERS = 10

type Found = Pick<DriversAnswer, 'verdict' | 'drivers'>

/**
 * Points of CSAT that each level costs: a linear probability model of satisfied (x ≥ 0.75) on category, wait,
 * transfer and reopening at once, channel beside them, agents' own levels taken away (see solve-within). The effect
 * of a level against its factor's reference, times the level's share of all ratings, is what CSAT would gain if its
 * ratings turned out like those of the reference; so the parts of a factor add up. Linear in probability as in
 * J. D. Angrist & J.-S. Pischke, "Mostly Harmless Econometrics", 3.4.2; of the robust and the clustered interval the
 * wider holds, as there in 8.1.
 */
export function findDrivers(all: readonly DriverCell[]): Found {
  const n = all.reduce((sum, cell) => sum + cell.n, 0)
  if (n < LEAST_RATINGS) return { verdict: 'too_few', drivers: [] }
  const cells = foldRare(all)
  const factors = DRIVER_FACTORS.map((factor) => levelsOf(cells, factor))
  const columns = columnsOf(cells, factors)
  const fit = solveWithin(
    cells.map((cell) => ({
      group: cell.agent ?? '',
      columns: columns.of(cell),
      n: cell.n,
      hits: cell.satisfied,
    })),
    columns.size,
  )
  if (fit.freedom < LEAST_RATINGS_OF_LEVEL) return { verdict: 'too_few', drivers: [] }
  const drivers = factors
    .filter(({ levels }) => levels.length > 1)
    .map((factor) => toDriver(factor, { n, fit, columnOf: columns.columnOf }))
  const isTold = drivers.some(({ lost }) => lost !== null)
  return isTold
    ? { verdict: 'told', drivers: drivers.toSorted((a, b) => orderOf(b.lost) - orderOf(a.lost)) }
    : { verdict: 'alike', drivers: [] }
}

interface FactorLevels {
  readonly factor: DriverFactor
  readonly levels: readonly LevelCount[]
  readonly reference: string | null
}

function levelsOf(cells: readonly DriverCell[], factor: DriverFactor): FactorLevels {
  const levels = countLevels(cells, factor)
  return { factor, levels, reference: referenceOf(factor, levels) }
}

/** A column for every level but the reference; channels last: they yield where they say the same as a factor. */
function columnsOf(cells: readonly DriverCell[], factors: readonly FactorLevels[]) {
  const places = new Map<string, number>()
  const place = (factor: string, key: string | null) => `${factor} ${JSON.stringify(key)}`
  for (const { factor, levels, reference } of factors) {
    for (const { key } of levels) {
      if (key !== reference) places.set(place(factor, key), places.size)
    }
  }
  for (const { key } of countLevels(cells, 'channel').slice(1)) {
    places.set(place('channel', key), places.size)
  }
  const columnOf = (factor: DriverFactor, key: string | null) => places.get(place(factor, key))
  return {
    size: places.size,
    columnOf,
    of: (cell: DriverCell) =>
      [
        ...DRIVER_FACTORS.map((factor) => columnOf(factor, cell.levels[factor])),
        places.get(place('channel', cell.channel)),
      ].filter((column) => column !== undefined),
  }
}

interface Fitted {
  readonly n: number
  readonly fit: WithinFit
  readonly columnOf: (factor: DriverFactor, key: string | null) => number | undefined
}

function toDriver({ factor, levels, reference }: FactorLevels, fitted: Fitted): Driver {
  const { n, fit, columnOf } = fitted
  const weights = fit.coefficients.map(() => 0)
  const shown = levels.map(({ key, n: own, satisfied }): DriverLevel => {
    const column = columnOf(factor, key)
    const isThin = own < LEAST_RATINGS_OF_LEVEL
    const base = { key, n: own, csat_ratio: satisfied / own, is_thin: isThin }
    const coefficient = column === undefined ? null : (fit.coefficients[column] ?? null)
    const isReference = key === reference
    if (column === undefined || coefficient === null) {
      return { ...base, is_reference: isReference, effect: null, lost: null }
    }
    weights[column] = -own / n
    const unit = fit.coefficients.map((_, index) => (index === column ? 1 : 0))
    const effect = pointsOf(coefficient, isThin ? null : halfWidth(fit, unit))
    return { ...base, is_reference: false, effect, lost: scaled(effect, -own / n) }
  })
  const isKnown = shown.some(({ effect }) => effect !== null)
  const total = fit.coefficients.reduce<number>(
    (sum, value, column) => sum + (value ?? 0) * (weights[column] ?? 0),
    0,
  )
  return {
    factor,
    lost: isKnown ? pointsOf(total, halfWidth(fit, weights)) : null,
    levels: shown.toSorted((a, b) => rankOf(a) - rankOf(b) || orderOf(b.lost) - orderOf(a.lost)),
  }
}

/** Half of the 95 % interval of a weighted sum of coefficients. */
function halfWidth(fit: WithinFit, weights: readonly number[]): number {
  const robust = studentT975(fit.freedom) * Math.sqrt(fit.variance(weights))
  if (fit.groups < LEAST_CLUSTERS) return robust
  const clustered = studentT975(fit.groups - 1) * Math.sqrt(fit.clusteredVariance(weights))
  return Math.max(robust, clustered)
}

function pointsOf(value: number, half: number | null): DriverPoints {
  return {
    value: 100 * value,
    lo: half === null ? null : 100 * (value - half),
    hi: half === null ? null : 100 * (value + half),
  }
}

/** @param factor negative: a loss is what an effect takes away */
function scaled({ value, lo, hi }: DriverPoints, factor: number): DriverPoints {
  return {
    value: value * factor,
    lo: hi === null ? null : hi * factor,
    hi: lo === null ? null : lo * factor,
  }
}

function rankOf(level: DriverLevel): number {
  if (level.is_reference) return 0
  if (level.lost === null) return 3
  return level.is_thin ? 2 : 1
}

const orderOf = (points: DriverPoints | null) => points?.value ?? Number.NEGATIVE_INFINITY
