/** How a count stands against the compare period, as a factor: `×1.9`. */
export interface Rise {
  readonly text: string
  readonly level: 'strong' | 'some' | 'none' | 'unknown'
}

/** Fewer cases than this in both periods together: a factor of them is chance. */
const LEAST_CASES = 20
const STRONG_FACTOR = 2
const SOME_FACTOR = 1.5

/**
 * Customers asking about something twice as often deserve a look, whatever it is; asking less often does not.
 * `newText` stands where the compare period had none. Null: there is nothing to compare with.
 */
export function describeRise(
  count: number | null,
  previous: number | null,
  newText: string,
): Rise | null {
  if (count === null || previous === null) return null
  if (previous === 0)
    return count === 0 ? null : { text: newText, level: enough(count, 0) ? 'strong' : 'unknown' }
  const factor = Math.round((count / previous) * 10) / 10
  const text = `×${factor >= 10 ? factor.toFixed(0) : factor.toFixed(1)}`
  if (!enough(count, previous)) return { text, level: 'unknown' }
  return {
    text,
    level: factor >= STRONG_FACTOR ? 'strong' : factor >= SOME_FACTOR ? 'some' : 'none',
  }
}

function enough(count: number, previous: number): boolean {
  return count + previous >= LEAST_CASES
}
