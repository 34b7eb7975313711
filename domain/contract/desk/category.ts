import { z } from 'zod'
import { wordsByLanguage } from './words.ts'

const DEEPEST = 4
const PART = /^[^\s/\u0000-\u001f]{1,60}$/u

/**
 * What cases and figures carry: a path, `refund/late`, so that a branch takes what grows on it. It never changes;
 * what people read is its name.
 */
export const categoryKey = z
  .string()
  .max(200)
  .refine(
    (key) => key.split('/').every((part) => PART.test(part)),
    'is no key: write it without spaces, as refund or refund/late',
  )
  .refine((key) => key.split('/').length <= DEEPEST, `has more than ${DEEPEST} levels`)

/** A node of the category tree. Its id is its key; its place among its siblings is its position. */
export const deskCategory = z.strictObject({
  name: wordsByLanguage,
  /** An inactive one can no longer be chosen; cases keep it. */
  is_active: z.boolean().default(true),
})
export type DeskCategory = z.infer<typeof deskCategory>

/** Where it grows from now on; null: at the top. */
export const categoryMove = z.strictObject({ parent: categoryKey.nullable() })
export type CategoryMove = z.infer<typeof categoryMove>

/** A category and those above it, the nearest first: `a/b` → `a/b`, `a`. Empty for none. */
export function categoryPath(key: string | null): readonly string[] {
  if (key === null) return []
  const parts = key.split('/')
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/'))
}
