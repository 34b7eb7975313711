import type { Language } from '../../domain/contract/public.ts'

/** Where a language may come from; null: nothing was said there. */
export interface LanguageSources {
  /** Chosen by hand on the page in front, just before coming in. */
  readonly atDoor: Language | null
  /** The person's own, kept with their user. */
  readonly own: Language | null
  /** Chosen once in this browser, by whoever it was. */
  readonly inBrowser: Language | null
  /** What holds for everybody. */
  readonly account: Language | null
}

/** The language for somebody who came in: the nearer to what they did themselves, the more it counts. */
export function languageFor(sources: LanguageSources): Language | null {
  return sources.atDoor ?? sources.own ?? sources.inBrowser ?? sources.account
}
