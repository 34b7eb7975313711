/** Characters that some system refuses in a file's name. */
const REFUSED = /[\\/:*?"<>|\s]+/g

/** What a file is called: what it shows and when, `First-reply-P90_2026-10-01_2026-10-28.csv`. */
export function fileName(
  title: string,
  range: { readonly from: string; readonly to: string },
  ending: string,
): string {
  const what = title
    .replace(REFUSED, '-')
    .replace(/^[-.]+|-+$/g, '')
    .slice(0, 80)
  const when = range.from === range.to ? range.from : `${range.from}_${range.to}`
  return `${what === '' ? 'deskmetry' : what}_${when}.${ending}`
}
