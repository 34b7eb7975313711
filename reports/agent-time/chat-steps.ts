/** Open chats in hand over time, as steps. */

/** Epoch ms, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface ChatStep extends Span {
  /** At least one. */
  readonly count: number
}

/** How many of the spans hold at each moment of `within`: stretches in order, none of them empty or touching its like. */
export function chatSteps(spans: readonly Span[], within: Span): readonly ChatStep[] {
  const changes = new Map<number, number>()
  const change = (at: number, by: number) => changes.set(at, (changes.get(at) ?? 0) + by)
  for (const span of spans) {
    const [start, end] = [Math.max(span.start, within.start), Math.min(span.end, within.end)]
    if (start >= end) continue
    change(start, 1)
    change(end, -1)
  }
  const steps: ChatStep[] = []
  let [count, since] = [0, within.start]
  for (const [at, by] of [...changes].sort(([a], [b]) => a - b)) {
    if (by === 0) continue
    if (count > 0) steps.push({ start: since, end: at, count })
    count += by
    since = at
  }
  return steps
}
