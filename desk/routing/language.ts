/**
 * Whether one of these languages serves somebody of `language`: `zh` and `zh-TW` both serve `zh-CN`. Regions differ
 * less than having nobody.
 * @returns true when nothing is known of the customer's language
 */
export function speaks(languages: readonly string[], language: string | null): boolean {
  if (language === null || language === '') return true
  return languages.some((each) => primary(each) === primary(language))
}

function primary(tag: string): string {
  return (tag.split(/[-_]/, 1)[0] ?? tag).toLowerCase()
}
