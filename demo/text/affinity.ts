/**
 * Which line goes with what has been said: lines of one issue that share rare words belong together. An issue tells a
 * matter with variants (a double charge, an unknown charge); this keeps a conversation on its variant.
 */
const FILLER_SLOTS: ReadonlySet<string> = new Set([
  'product',
  'order',
  'few',
  'soon',
  'hours',
  'minutes',
  'name',
  'agent',
])
const termsOfLine = new Map<string, ReadonlySet<string>>()
const scores = new Map<string, Map<string, number>>()

/**
 * How well a line of the grammar follows another: shared terms, each counting less the more of the rival lines have it too.
 * @param rivals all lines that could be said instead
 */
export function affinity(line: string, said: string, rivals: readonly string[]): number {
  let known = scores.get(said)
  if (known === undefined) scores.set(said, (known = new Map<string, number>()))
  let score = known.get(line)
  if (score === undefined) {
    score = 0
    const heard = termsOf(said)
    for (const term of termsOf(line)) {
      if (heard.has(term)) score += 1 / rivals.filter((rival) => termsOf(rival).has(term)).length
    }
    known.set(line, score)
  }
  return score
}

/** Words of four letters and more by their first five, pairs of Chinese characters, and telling slots. */
function termsOf(line: string): ReadonlySet<string> {
  let terms = termsOfLine.get(line)
  if (terms === undefined) {
    const found = new Set<string>()
    for (const [, slot = ''] of line.matchAll(/\{(\w+)\}/g))
      if (!FILLER_SLOTS.has(slot)) found.add(`{${slot}}`)
    const plain = line.replace(/\{\w+\}/g, ' ').toLowerCase()
    for (const [word] of plain.matchAll(/[a-z]{4,}/g)) found.add(word.slice(0, 5))
    for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
      for (let at = 0; at + 1 < run.length; at += 1) found.add(run.slice(at, at + 2))
    }
    terms = found
    termsOfLine.set(line, terms)
  }
  return terms
}
