import type { IncidentName } from '../incidents.ts'
import type { Category } from '../world/categories.ts'
import type { Part } from './part.ts'

/**
 * One thing that goes wrong (or well), told from both sides. The steps of an issue belong together: every probe fits every
 * problem, every detail answers every probe, every answer solves it. Lines are written in the grammar of grammar.ts.
 */
export interface Issue {
  /** Told only by customers whom this incident made write. */
  readonly incident?: IncidentName
  readonly subject: readonly string[]
  readonly problem: readonly string[]
  readonly probe: readonly string[]
  readonly detail: readonly string[]
  readonly answer: readonly string[]
  readonly doubt: readonly string[]
  readonly reassure: readonly string[]
}

export interface TopicText {
  readonly issues: readonly Issue[]
  /** What the bot's article says: general, true for every issue of the topic. */
  readonly article: readonly string[]
  readonly good: readonly string[]
  readonly bad: readonly string[]
}

/** All wording of one language. */
export interface LanguagePack {
  readonly topics: Readonly<Record<Category, TopicText>>
  /** How each part is put together, as lines of the grammar. */
  readonly recipes: Readonly<Record<Part, readonly string[]>>
  /** Phrases that recipes refer to; `name0` … `name3` are variants by anger. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** Mends the seams between the pieces of a line. */
  readonly tidy: (text: string) => string
  /** Makes a finished line look typed by a hurried human. */
  readonly roughen: (
    text: string,
    draws: { chance(p: number): boolean; int(n: number): number },
  ) => string
}
