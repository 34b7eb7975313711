/** A menu asked for by typing: `/` at the start of a word for canned replies, `@` for colleagues. */
export interface TypedTrigger {
  readonly sign: '/' | '@'
  /** What was typed after the sign. */
  readonly words: string
  /** Where the sign stands. */
  readonly start: number
}

const TRIGGER = /(?:^|\s)([/@])([^\s/@]{0,40})$/u

/** What the text before the caret asks for; `10/2`, `a@b` and `https://` ask for nothing. */
export function typedTrigger(text: string, caret: number): TypedTrigger | null {
  const match = TRIGGER.exec(text.slice(0, caret))
  if (match === null) return null
  const [, sign, words = ''] = match
  if (sign !== '/' && sign !== '@') return null
  return { sign, words, start: caret - words.length - 1 }
}

export interface TextAt {
  readonly text: string
  readonly caret: number
}

/** Puts `words` in the place of what was typed from `start` to the caret. */
export function replaceTyped(at: TextAt, start: number, words: string): TextAt {
  const text = at.text.slice(0, start) + words + at.text.slice(at.caret)
  return { text, caret: start + words.length }
}

/** Puts a mark on both sides of what is selected: `**bold**`. Pressing again takes it off. */
export function wrapSelection(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  mark: string,
): { readonly text: string; readonly from: number; readonly to: number } {
  const before = text.slice(0, from)
  const inner = text.slice(from, to)
  const after = text.slice(to)
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return {
      text: before.slice(0, -mark.length) + inner + after.slice(mark.length),
      from: from - mark.length,
      to: to - mark.length,
    }
  }
  return {
    text: before + mark + inner + mark + after,
    from: from + mark.length,
    to: to + mark.length,
  }
}
