/** What somebody who had to wait was told when they came, and how long it was, in seconds. */
export interface Told {
  readonly queue_id: string | null
  /** From 1, when they were told. */
  readonly position: number
  readonly expected: number
  readonly actual: number
}

/** The median of how far what was told lay from what was, as a share of what was. */
export function medianError(told: readonly Pick<Told, 'expected' | 'actual'>[]): number {
  const errors = told.map(
    ({ expected, actual }) => Math.abs(expected - actual) / Math.max(actual, 1),
  )
  return errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Number.NaN
}
