import { z } from 'zod'
import { line } from '../field.ts'
import { MESSAGE_CHARS } from './action.ts'
import { sharing } from './sharing.ts'

/** A canned reply: typed as `/shortcut`. Its text is Markdown with variables (`variable.ts`). */
export const cannedReply = z.strictObject({
  shortcut: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\s/]+$/u, 'is no shortcut: write it without spaces and slashes'),
  title: line(200),
  text: z.string().trim().min(1).max(MESSAGE_CHARS),
  sharing: sharing.default({ kind: 'all' }),
})
export type CannedReply = z.infer<typeof cannedReply>
