import { markdown } from './markdown.ts'

/** What changes how the text around it is shown without being seen: control characters, marks that turn the writing direction. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

const PREVIEW_CHARS = 140

/** The beginning of a message in one plain line, for a list or a notification. */
export function previewOf(text: string, chars: number = PREVIEW_CHARS): string {
  const words = markdown.parse(text, {}).flatMap((token) => {
    if (token.type === 'fence' || token.type === 'code_block') return [token.content]
    return (token.children ?? [])
      .map((part) => (part.type === 'softbreak' || part.type === 'hardbreak' ? ' ' : part.content))
      .concat(token.type === 'inline' ? ' ' : '')
  })
  return plainLine(words.join(''), chars)
}

/**
 * A subject, a name of a person or file, as it may be shown anywhere: one line, nothing invisible, at most
 * `chars` characters, cut with an ellipsis. It is still text: whoever puts it into HTML escapes it.
 */
export function plainLine(text: string, chars: number): string {
  const line = text.replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim()
  const letters = Array.from(line)
  return letters.length <= chars
    ? line
    : `${letters
        .slice(0, chars - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * The name a file is kept and offered under: the last part of a path, without what a file system or a header
 * would read as more than a name. Never empty. Browsers write a quote and line ends in the name of an upload as
 * `%22`, `%0A`, `%0D` and nothing else so: those are read back.
 */
export function fileNameOf(name: string): string {
  const written = name.replace(/%(?:22|0A|0D)/gi, decodeURIComponent)
  const last = written.split(/[\\/]/).at(-1) ?? ''
  const clean = plainLine(last.replace(/[<>:"|?*]/g, '_'), 200).replace(/^\.+/, '')
  return clean === '' ? 'file' : clean
}
