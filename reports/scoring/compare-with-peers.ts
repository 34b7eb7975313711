/**
 * How one agent's work differs from their peers' on the same kind of work.
 *
 * Within each stratum (channel × category × language) an agent's mean stands against the mean of all peers there;
 * strata are weighted by what they tell: n·(1 − n/N), which is nothing where the agent is alone. The quotient is the
 * stratified difference "agent minus the others" with least variance under one common variance (Mantel and Haenszel
 * weights; Cochran, "Some methods for strengthening the common χ² tests", Biometrics 10, 1954).
 */

/** What one agent did in one stratum, measured so that more is better. */
export interface Evidence {
  readonly agent: string
  readonly stratum: string
  readonly n: number
  readonly mean: number
  /** Σ(x − mean)² ÷ n. */
  readonly variance: number
}

/** In standard deviations of a single case: 0.5 means half a deviation better than the others. */
export interface Difference {
  readonly agent: string
  readonly n: number
  /** Null: nobody else did such work. */
  readonly difference: number | null
  /** The sampling variance of `difference`; infinite where there is none. */
  readonly variance: number
}

/**
 * One row per agent of the evidence.
 * @returns null while the spread of single cases is not known: fewer than two degrees of freedom, or no spread
 */
export function compareWithPeers(evidence: readonly Evidence[]): readonly Difference[] | null {
  const spread = varianceOfOneCase(evidence)
  if (spread === null) return null
  const strata = sumBy(evidence, ({ stratum }) => stratum)
  const sums = new Map<string, { n: number; above: number; information: number }>()
  for (const { agent, stratum, n, mean } of evidence) {
    const peers = strata.get(stratum) ?? { n, total: n * mean }
    const sum = sums.get(agent) ?? { n: 0, above: 0, information: 0 }
    sums.set(agent, sum)
    sum.n += n
    sum.above += n * (mean - peers.total / peers.n)
    sum.information += n * (1 - n / peers.n)
  }
  const deviation = Math.sqrt(spread)
  return [...sums].map(([agent, { n, above, information }]) => ({
    agent,
    n,
    difference: information > 0 ? above / information / deviation : null,
    variance: 1 / information,
  }))
}

/** Pooled over agents and strata, so that neither skill nor case mix counts as spread. */
function varianceOfOneCase(evidence: readonly Evidence[]): number | null {
  const squares = evidence.reduce((sum, { n, variance }) => sum + n * variance, 0)
  const freedom = evidence.reduce((sum, { n }) => sum + n - 1, 0)
  return freedom < 2 || squares <= 0 ? null : squares / freedom
}

function sumBy(evidence: readonly Evidence[], keyOf: (one: Evidence) => string) {
  const sums = new Map<string, { n: number; total: number }>()
  for (const one of evidence) {
    const sum = sums.get(keyOf(one)) ?? { n: 0, total: 0 }
    sums.set(keyOf(one), sum)
    sum.n += one.n
    sum.total += one.n * one.mean
  }
  return sums
}
