/** Skills as typed, with commas of either kind between them, each once. */
export function skillsOf(text: string): string[] {
  const words = text.split(/[,，、;；\n]/).map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}

export function skillText(skills: readonly string[]): string {
  return skills.join(', ')
}
