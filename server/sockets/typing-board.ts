/**
 * Who types where. Nobody types for ever: without another word of theirs it ends after `EXPIRES_MS`, so a window that
 * was lost in the middle of a sentence leaves no trace.
 */
export interface Typist {
  readonly case_id: string
  readonly who: 'customer' | 'agent'
  readonly id: string
  readonly name: string | null
}

export interface TypingBoard {
  typed(typist: Typist, isTyping: boolean): void
  /** Who types in a case now. */
  typing(caseId: string): readonly Typist[]
  close(): void
}

export const EXPIRES_MS = 6_000

/** @param tell told of each beginning and end, once */
export function createTypingBoard(tell: (typist: Typist, isTyping: boolean) => void): TypingBoard {
  const cases = new Map<string, Map<string, { typist: Typist; timer: NodeJS.Timeout }>>()

  function end(typist: Typist): void {
    const typists = cases.get(typist.case_id)
    const known = typists?.get(typist.id)
    if (typists === undefined || known === undefined) return
    clearTimeout(known.timer)
    typists.delete(typist.id)
    if (typists.size === 0) cases.delete(typist.case_id)
    tell(typist, false)
  }

  function begin(typist: Typist): void {
    const typists = cases.get(typist.case_id) ?? new Map<string, never>()
    const known = typists.get(typist.id)
    if (known !== undefined) clearTimeout(known.timer)
    const timer = setTimeout(() => end(typist), EXPIRES_MS)
    timer.unref()
    cases.set(typist.case_id, new Map([...typists, [typist.id, { typist, timer }]]))
    if (known === undefined) tell(typist, true)
  }

  return {
    typed: (typist, isTyping) => (isTyping ? begin(typist) : end(typist)),
    typing: (caseId) => [...(cases.get(caseId)?.values() ?? [])].map(({ typist }) => typist),
    close() {
      for (const typists of cases.values()) {
        for (const { timer } of typists.values()) clearTimeout(timer)
      }
      cases.clear()
    },
  }
}
