/** As the contract has it. */
const TAG_CHARS = 100

/**
 * Tags as typed, with commas of any kind or line breaks between them, each once and none that is there already. What is
 * longer than a tag can be is cut.
 */
export function typedTags(text: string, known: readonly string[] = []): string[] {
  const tags = text.split(/[,，、;；\r\n]/u).map((tag) => cutTag(tag))
  return [...new Set(tags)].filter((tag) => tag !== '' && !known.includes(tag))
}

function cutTag(typed: string): string {
  const tag = typed.trim().replace(/\s+/gu, ' ')
  return tag.length > TAG_CHARS ? tag.slice(0, TAG_CHARS).trim() : tag
}
