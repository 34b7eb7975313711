import type { Ref } from './case-event.ts'

/** A growing dictionary of strings: 0 is null and the empty string, the rest count up from 1. */
export interface Refs {
  readonly refOf: (text: string | null | undefined) => Ref
  readonly textOf: (ref: Ref) => string | null
  /** How many strings it holds; the next new one gets `size + 1`. */
  readonly size: number
}

/** @param known strings that already have the refs 1, 2, 3 … */
export function createRefs(known: readonly string[] = []): Refs {
  const texts: (string | null)[] = [null, ...known]
  const refs = new Map<string, Ref>(known.map((text, index) => [text, index + 1]))
  return {
    refOf(text) {
      if (text === null || text === undefined || text === '') return 0
      const found = refs.get(text)
      if (found !== undefined) return found
      refs.set(text, texts.length)
      return texts.push(text) - 1
    },
    textOf: (ref) => texts[ref] ?? null,
    get size() {
      return texts.length - 1
    },
  }
}
