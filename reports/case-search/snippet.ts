import type { CaseSnippet } from '../../domain/contract/public.ts'

/** Characters around the first place. */
const AROUND = 40

/**
 * The first place of `part` in `text` with some words around it, and every place within that piece. Null where the
 * engine found it and plain lower case does not.
 */
export function snippetOf(text: string, part: string): CaseSnippet | null {
  const plain = text.replaceAll(/\s+/g, ' ')
  const sought = part.replaceAll(/\s+/g, ' ').toLowerCase()
  const at = placeOf(plain, sought, 0)
  if (at === -1) return null
  const start = Math.max(0, at - AROUND)
  const end = Math.min(plain.length, at + sought.length + AROUND)
  const [before, after] = [start > 0 ? '…' : '', end < plain.length ? '…' : '']
  const piece = before + plain.slice(start, end) + after
  return { text: piece, marks: marksIn(piece, sought) }
}

function marksIn(piece: string, sought: string): [number, number][] {
  const marks: [number, number][] = []
  for (
    let at = placeOf(piece, sought, 0);
    at !== -1;
    at = placeOf(piece, sought, at + sought.length)
  )
    marks.push([at, at + sought.length])
  return marks
}

/** Lower case may change the length of a text (İ): then places would not fit and the text is taken as it is. */
function placeOf(text: string, sought: string, from: number): number {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).indexOf(sought, from)
}
