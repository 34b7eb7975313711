/**
 * Puts words on the clipboard. Over plain http the browser has no clipboard for pages; there the old way still works.
 * @returns whether they are there
 */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    return copyFromField(words)
  }
}

function copyFromField(words: string): boolean {
  const field = document.createElement('textarea')
  field.value = words
  // In an open dialog only what lies within it can be selected.
  const place = document.querySelector('dialog[open]') ?? document.body
  place.append(field)
  field.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- over plain http there is no other way
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
