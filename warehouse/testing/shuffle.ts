/** The same shuffle every time. */
export function shuffle<T>(items: readonly T[]): T[] {
  const shuffled = [...items]
  let state = 42
  for (let last = shuffled.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const other = state % (last + 1)
    const moved = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = moved
  }
  return shuffled
}
