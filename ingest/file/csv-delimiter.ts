const CANDIDATES = [',', ';', '\t', '|'] as const

/** The delimiter that the header line uses most outside quotes; a comma when it has none. */
export function delimiterOf(head: string): string {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const letter of head) {
    if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === '\n') break
    else if (!isQuoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  let best: string = CANDIDATES[0]
  for (const candidate of CANDIDATES) {
    if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate
  }
  return best
}
