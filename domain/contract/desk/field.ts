import { z } from 'zod'
import { line } from '../field.ts'
import { CASE_KINDS } from './case.ts'
import { wordsByLanguage } from './words.ts'

export const FIELD_TYPES = ['text', 'number', 'date', 'select', 'multi_select', 'checkbox'] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** What a case keeps a custom field's value under; never changes, so that old cases keep their values. */
export const fieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'is no key: write small letters, digits and _, such as order_no')

/** A custom field. Its id is its key. The widget asks for one by a question of its form with the same key. */
export const deskField = z.strictObject({
  name: wordsByLanguage,
  help: line(300).nullable().default(null),
  type: z.enum(FIELD_TYPES),
  /** Of a select: what can be chosen; the value is what is stored. */
  options: z
    .array(z.strictObject({ value: line(200), name: wordsByLanguage }))
    .max(200)
    .default([]),
  /** Of which cases. */
  kinds: z.array(z.enum(CASE_KINDS)).min(1).default(['ticket']),
  /** Only for cases of this category or below it; null: for all. */
  category: z.string().max(200).nullable().default(null),
  /** When it must have a value. Solving asks for what opening asked for as well. */
  required: z.enum(['never', 'on_open', 'on_solve']).default('never'),
  /** An inactive field is no longer asked for; what cases have of it is still shown. */
  is_active: z.boolean().default(true),
})
export type DeskField = z.infer<typeof deskField>
