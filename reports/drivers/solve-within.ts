/**
 * Least squares within groups, from counts: what a yes-or-no outcome gains or loses with each column, the groups' own
 * levels taken away. Symmetric matrices are arrays of rows.
 */

/** Observations that are alike: the columns (0 or 1) that are 1 for them, how many they are, how many came out yes. */
export interface WithinCell {
  readonly group: string
  readonly columns: readonly number[]
  readonly n: number
  readonly hits: number
}

export interface WithinFit {
  /** By column; null: it is a sum of columns before it, or constant in every group. */
  readonly coefficients: readonly (number | null)[]
  /** Variance of a weighted sum of coefficients, robust to unequal variances. */
  readonly variance: (weights: readonly number[]) => number
  /** The same, robust to whatever else the outcomes of a group share. */
  readonly clusteredVariance: (weights: readonly number[]) => number
  readonly groups: number
  /** Observations less groups and coefficients. */
  readonly freedom: number
}

interface Group {
  readonly cells: readonly WithinCell[]
  readonly n: number
  readonly meanHit: number
  /** Mean of each column. */
  readonly means: readonly number[]
}

type Matrix = number[][]

/**
 * The within estimator (J. M. Wooldridge, "Econometric Analysis of Cross Section and Panel Data", 2nd ed., 10.5) of a
 * linear probability model, with the variance of H. White, Econometrica 48 (1980), and of K.-Y. Liang & S. L. Zeger,
 * Biometrika 73 (1986), both with the usual corrections for small samples (HC1, CR1).
 * @param size how many columns there are; earlier ones win where columns say the same
 */
export function solveWithin(cells: readonly WithinCell[], size: number): WithinFit {
  const groups = groupsOf(cells, size)
  const bread = crossProducts(groups, size, ({ n }) => n)
  const moment = zeros(size)
  for (const { cells: own, meanHit } of groups) {
    for (const { columns, n, hits } of own) {
      for (const column of columns) add(moment, column, hits - n * meanHit)
    }
  }
  const { inverse, isKept } = invert(bread)
  const solution = inverse.map((row) => dot(row, moment))
  const rank = isKept.filter(Boolean).length
  const count = cells.reduce((sum, { n }) => sum + n, 0)
  const freedom = count - groups.length - rank
  const predict = predictor(solution)
  const white = crossProducts(groups, size, (cell, group) => {
    const expected = predict(cell, group)
    return cell.hits * (1 - expected) ** 2 + (cell.n - cell.hits) * expected ** 2
  })
  const shared = groups.map((group) => scoreOf(group, size, predict))
  const smallWhite = freedom > 0 ? count / freedom : Number.POSITIVE_INFINITY
  const smallClustered =
    groups.length > 1
      ? (groups.length / (groups.length - 1)) * ((count - 1) / Math.max(1, count - rank))
      : Number.POSITIVE_INFINITY
  const spread = (weights: readonly number[]) => inverse.map((row) => dot(row, weights))
  return {
    coefficients: solution.map((value, column) => (isKept[column] === true ? value : null)),
    variance: (weights) => smallWhite * quadratic(white, spread(weights)),
    clusteredVariance: (weights) => {
      const direction = spread(weights)
      return smallClustered * shared.reduce((sum, score) => sum + dot(score, direction) ** 2, 0)
    },
    groups: groups.length,
    freedom,
  }
}

function groupsOf(cells: readonly WithinCell[], size: number): readonly Group[] {
  const byGroup = new Map<string, WithinCell[]>()
  for (const cell of cells) {
    const own = byGroup.get(cell.group)
    if (own === undefined) byGroup.set(cell.group, [cell])
    else own.push(cell)
  }
  return [...byGroup.values()].map((own) => {
    const n = own.reduce((sum, cell) => sum + cell.n, 0)
    const means = zeros(size)
    for (const cell of own) for (const column of cell.columns) add(means, column, cell.n / n)
    const hits = own.reduce((sum, cell) => sum + cell.hits, 0)
    return { cells: own, n, meanHit: hits / n, means }
  })
}

type Predict = (cell: WithinCell, group: Group) => number

function predictor(solution: readonly number[]): Predict {
  return ({ columns }, { meanHit, means }) =>
    meanHit +
    columns.reduce((sum, column) => sum + (solution[column] ?? 0), 0) -
    dot(means, solution)
}

/** Σ w (x − x̄)(x − x̄)′ with x̄ the group's means, never building x − x̄: a cell has a handful of ones. */
function crossProducts(
  groups: readonly Group[],
  size: number,
  weightOf: (cell: WithinCell, group: Group) => number,
): Matrix {
  const sum: Matrix = Array.from({ length: size }, () => zeros(size))
  for (const group of groups) {
    const { means } = group
    const weighted = zeros(size)
    let total = 0
    for (const cell of group.cells) {
      const weight = weightOf(cell, group)
      total += weight
      for (const a of cell.columns) {
        add(weighted, a, weight)
        for (const b of cell.columns) add(sum[a], b, weight)
      }
    }
    const used = means.flatMap((mean, column) => (mean === 0 ? [] : [column]))
    for (const a of used) {
      for (const b of used) {
        const [meanA = 0, meanB = 0, ofA = 0, ofB = 0] = [
          means[a],
          means[b],
          weighted[a],
          weighted[b],
        ]
        add(sum[a], b, total * meanA * meanB - ofA * meanB - meanA * ofB)
      }
    }
  }
  return sum
}

/** Σ (x − x̄) e over the group; the residuals of a group add up to 0, so x̄ falls out. */
function scoreOf(group: Group, size: number, predict: Predict): number[] {
  const score = zeros(size)
  for (const cell of group.cells) {
    const residual = cell.hits - cell.n * predict(cell, group)
    for (const column of cell.columns) add(score, column, residual)
  }
  return score
}

/** What is left of a column after those before it, below which it says nothing of its own. */
const LEAST_OWN_PART = 1e-9

/**
 * Inverse of a symmetric matrix by the sweep operator (J. H. Goodnight, The American Statistician 33 (1979)); the rows
 * and columns of what says nothing of its own are 0.
 */
function invert(matrix: Matrix): { inverse: Matrix; isKept: boolean[] } {
  const a = matrix.map((row) => [...row])
  const size = a.length
  const whole = a.map((row, k) => row[k] ?? 0)
  const isKept = whole.map(() => false)
  for (let k = 0; k < size; k++) {
    const pivotRow = a[k] ?? []
    const pivot = pivotRow[k] ?? 0
    if (pivot <= LEAST_OWN_PART * Math.max(1, whole[k] ?? 0)) continue
    isKept[k] = true
    sweep(a, k, pivot)
  }
  const inverse = a.map((row, i) =>
    row.map((value, j) => (isKept[i] === true && isKept[j] === true ? value : 0)),
  )
  return { inverse, isKept }
}

function sweep(a: Matrix, k: number, pivot: number): void {
  const pivotRow = (a[k] ?? []).map((value) => value / pivot)
  for (const [i, row] of a.entries()) {
    if (i === k) continue
    const factor = row[k] ?? 0
    for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0)
    row[k] = -factor / pivot
  }
  pivotRow[k] = 1 / pivot
  a[k] = pivotRow
}

const zeros = (size: number): number[] => Array.from({ length: size }, () => 0)

function add(row: number[] | undefined, column: number, value: number): void {
  if (row !== undefined) row[column] = (row[column] ?? 0) + value
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

const quadratic = (matrix: Matrix, x: readonly number[]) =>
  matrix.reduce((sum, row, index) => sum + (x[index] ?? 0) * dot(row, x), 0)
