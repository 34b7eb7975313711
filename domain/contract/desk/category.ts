import { z } from 'zod'
import { wordsByLanguage } from './words.ts'

/** What cases and figures carry; never changes. */
export const categoryKey = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\s/\u0000-\u001f]+$/u, 'is no key: write it without spaces and slashes')

/** A node of the category tree. Its id is its key; its place among its siblings is its position. */
export const deskCategory = z.strictObject({
  name: wordsByLanguage,
  /** Null: at the top. */
  parent: z.string().max(100).nullable().default(null),
  /** An inactive one can no longer be chosen; cases keep it. */
  is_active: z.boolean().default(true),
})
export type DeskCategory = z.infer<typeof deskCategory>
