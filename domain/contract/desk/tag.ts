import { z } from 'zod'
import { caseTag } from './action.ts'

/**
 * A tag that somebody has written down, whether cases carry it or not. Its id is the word itself. Agents may write
 * tags of their own; these are what is offered to them.
 */
export const deskTag = z.strictObject({
  /** An archived one is no longer offered; cases keep it. */
  is_active: z.boolean().default(true),
  /** Cases are being given this one in its place; null: it stays as it is. */
  becomes: caseTag.nullable().default(null),
})
export type DeskTag = z.infer<typeof deskTag>

/** A tag with how much it is used: those written down, and those that cases carry. */
export const tagUse = z
  .object({
    tag: z.string(),
    /** Cases that carry it, open and done. */
    case_count: z.number().int(),
    is_active: z.boolean(),
    /** Being renamed to this one: `case_count` is what is left to do. */
    becomes: z.string().nullable(),
  })
  .readonly()
export type TagUse = z.infer<typeof tagUse>

export const tagSave = z.strictObject({ is_active: z.boolean() })
export type TagSave = z.infer<typeof tagSave>

/** A new name; when there is such a tag already, the two become one. */
export const tagRename = z.strictObject({ to: caseTag })
export type TagRename = z.infer<typeof tagRename>
