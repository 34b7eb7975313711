import type { SearchSnippet } from '../../../domain/contract/public.ts'

export interface TextPart {
  readonly text: string
  readonly isMarked: boolean
}

/** A snippet cut where its marks begin and end. Marks that overlap or run over the end do no harm. */
export function markedParts({ text, marks }: SearchSnippet): readonly TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const [from, to] of [...marks].toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from)
    const end = Math.min(text.length, to)
    if (end <= start) continue
    if (start > at) parts.push({ text: text.slice(at, start), isMarked: false })
    parts.push({ text: text.slice(start, end), isMarked: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false })
  return parts
}
