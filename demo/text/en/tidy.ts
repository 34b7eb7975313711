/** Optional pieces leave gaps, and sentences begin with a capital wherever the pieces put them. */
export function tidyEnglish(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/ ([,.!?])/g, '$1')
    .trim()
    .replace(
      /(^|[.!?] |\n)([a-z])/g,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
}
