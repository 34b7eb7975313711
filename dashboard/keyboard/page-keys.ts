/** What a key does on any page. The workspace has keys of its own. */
export type PageCommand = 'help' | 'search' | 'range' | 'filter'

export const PAGE_KEYS: Readonly<Record<PageCommand, string>> = {
  search: '/',
  range: 'r',
  filter: 'f',
  help: '?',
}

/** Before the letter of a page. */
export const GO_KEY = 'g'

/** The letter of each page that has one; pages that are not there or not allowed are left out where they are shown. */
export const PAGE_LETTERS: Readonly<Record<string, string>> = {
  overview: 'o',
  live: 'l',
  volume: 'v',
  response: 's',
  satisfaction: 'c',
  agents: 'a',
  cases: 'k',
  explore: 'e',
  boards: 'b',
  desk: 'i',
  targets: 't',
  'data-health': 'd',
}

export type PageStep =
  | { readonly kind: 'go'; readonly route: string }
  | { readonly kind: 'do'; readonly command: PageCommand }
  /** The first of two keys was pressed. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'none' }

/**
 * What a key means.
 * @param isSecond `g` was pressed just before
 */
export function pageStep(key: string, isSecond: boolean): PageStep {
  const pressed = key.toLowerCase()
  if (isSecond) {
    const route = Object.keys(PAGE_LETTERS).find((name) => PAGE_LETTERS[name] === pressed)
    return route === undefined ? { kind: 'none' } : { kind: 'go', route }
  }
  if (pressed === GO_KEY) return { kind: 'wait' }
  const found = Object.entries(PAGE_KEYS).find(([, wanted]) => wanted === pressed)
  return found === undefined ? { kind: 'none' } : { kind: 'do', command: found[0] as PageCommand }
}
