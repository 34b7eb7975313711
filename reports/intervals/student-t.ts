import type { Interval } from './wilson.ts'
import { Z_95 } from './normal.ts'

const quantiles = new Map<number, number>()

/**
 * 95 % interval of a mean from its sample standard deviation (n − 1); none below two values.
 * Student, "The probable error of a mean", Biometrika 6 (1908).
 */
export function meanInterval(mean: number | null, deviation: number | null, n: number): Interval {
  if (mean === null || deviation === null || n < 2) return { lo: null, hi: null }
  const half = (studentT975(n - 1) * deviation) / Math.sqrt(n)
  return { lo: mean - half, hi: mean + half }
}

/**
 * The 97.5th percentile of Student's t with `df` degrees of freedom, to 10 digits: Newton's method on the
 * distribution, begun at the normal percentile with its first correction (Abramowitz & Stegun 26.7.5).
 */
export function studentT975(df: number): number {
  if (df > 100_000) return Z_95 + (Z_95 ** 3 + Z_95) / (4 * df)
  const known = quantiles.get(df)
  if (known !== undefined) return known
  const t = df === 1 ? Math.tan(Math.PI * 0.475) : solve(df)
  quantiles.set(df, t)
  return t
}

function solve(df: number): number {
  let t = df === 2 ? 4.3 : Z_95 + (Z_95 ** 3 + Z_95) / (4 * df)
  for (let round = 0; round < 50; round++) {
    const step = (0.025 - upperTail(t, df)) / density(t, df)
    t -= step
    if (Math.abs(step) < 1e-12 * t) break
  }
  return t
}

/** P(T > t), by the finite sums for whole degrees of freedom (Abramowitz & Stegun 26.7.3, 26.7.4). */
function upperTail(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df))
  const cos2 = Math.cos(angle) ** 2
  let term = df % 2 === 0 ? 1 : Math.cos(angle)
  let sum = df === 1 ? 0 : term
  for (let k = df % 2 === 0 ? 2 : 3; k <= df - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k
    sum += term
  }
  const central =
    df % 2 === 0 ? Math.sin(angle) * sum : (2 / Math.PI) * (angle + Math.sin(angle) * sum)
  return (1 - central) / 2
}

function density(t: number, df: number): number {
  // Γ((ν+1)/2)/Γ(ν/2) by the recurrence from 1/√π (ν = 1) or √π/2 (ν = 2)
  let gammas = df % 2 === 0 ? Math.sqrt(Math.PI) / 2 : 1 / Math.sqrt(Math.PI)
  for (let k = df % 2 === 0 ? 2 : 1; k < df; k += 2) gammas *= (k + 1) / k
  return (gammas / Math.sqrt(df * Math.PI)) * (1 + (t * t) / df) ** (-(df + 1) / 2)
}
