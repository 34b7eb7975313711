/** Seconds below which time is drawn as it passed; a longer quiet stretch grows with its logarithm alone. */
const PLAIN_SECS = 30

/**
 * A time axis for one case: minutes of talk and days of silence fit beside each other, since between two instants where
 * something happens the axis takes log(1 + gap). In order and without overlap, but not to scale.
 * @param instants epoch ms where something begins, ends or happens
 * @returns the place of any instant, 0 to 1
 */
export function laneScale(instants: readonly number[]): (at: number) => number {
  const marks = [...new Set(instants)].toSorted((a, b) => a - b)
  const places = [0]
  for (let index = 1; index < marks.length; index++) {
    const gap = ((marks[index] ?? 0) - (marks[index - 1] ?? 0)) / 1000
    places.push((places[index - 1] ?? 0) + Math.log1p(gap / PLAIN_SECS))
  }
  const [first = 0, last = 0, width = 0] = [marks[0], marks.at(-1), places.at(-1)]
  return (at) => {
    if (at <= first || width === 0) return 0
    if (at >= last) return 1
    const next = marks.findIndex((mark) => mark >= at)
    const [from = 0, to = 0] = [marks[next - 1], marks[next]]
    const [low = 0, high = 0] = [places[next - 1], places[next]]
    return (low + ((at - from) / (to - from)) * (high - low)) / width
  }
}
