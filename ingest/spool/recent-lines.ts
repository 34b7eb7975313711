/**
 * The lines taken last, by the identity of their event. Two generations: when the young one is full it becomes the old
 * one, and what was old is forgotten at once. Taking the oldest key out of one Map instead walks over all it deleted
 * before: 43 µs an event with 100,000 remembered (Node 20.20).
 */
export interface RecentLines {
  get(identity: string): string | undefined
  set(identity: string, line: string): void
  delete(identity: string): void
}

/** @param atLeast so many of the last lines are remembered, and at most twice as many */
export function createRecentLines(atLeast: number): RecentLines {
  let young = new Map<string, string>()
  let old = new Map<string, string>()
  return {
    get: (identity) => young.get(identity) ?? old.get(identity),
    set(identity, line) {
      if (young.size >= atLeast) {
        old = young
        young = new Map()
      }
      young.set(identity, line)
    },
    delete(identity) {
      young.delete(identity)
      old.delete(identity)
    },
  }
}
