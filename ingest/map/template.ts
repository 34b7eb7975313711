/** A text with `{Column}` in it; `{{` and `}}` stand for braces. */
export type TemplatePart = { readonly text: string } | { readonly column: string }

/** The parts of a template, or why it is none. */
export function parseTemplate(
  template: string,
): { readonly parts: readonly TemplatePart[] } | { readonly reason: string } {
  const parts: TemplatePart[] = []
  let text = ''
  let at = 0
  while (at < template.length) {
    const letter = template.charAt(at)
    if ((letter === '{' || letter === '}') && template[at + 1] === letter) {
      text += letter
      at += 2
    } else if (letter === '{') {
      const end = template.indexOf('}', at)
      const column = template.slice(at + 1, end < 0 ? undefined : end)
      if (end < 0) return { reason: 'a brace { is not closed' }
      if (column.trim() === '') return { reason: 'there is no column name between { and }' }
      if (text !== '') parts.push({ text })
      text = ''
      parts.push({ column })
      at = end + 1
    } else if (letter === '}') {
      return { reason: 'a brace } has no beginning' }
    } else {
      text += letter
      at += 1
    }
  }
  if (text !== '' || parts.length === 0) parts.push({ text })
  return { parts }
}
