import { z } from 'zod'
import { line } from '../field.ts'
import { sharing } from './sharing.ts'
import { macroStep } from './step.ts'

/** Steps done in order to one case or to many. */
export const deskMacro = z.strictObject({
  name: line(100),
  sharing: sharing.default({ kind: 'all' }),
  steps: z.array(macroStep).min(1).max(20),
})
export type DeskMacro = z.infer<typeof deskMacro>

/** Running a macro. The same key again does nothing twice. */
export const macroRun = z.strictObject({
  case_ids: z.array(z.string().min(1).max(200)).min(1).max(200),
  client_key: z.string().min(8).max(60),
})
export type MacroRun = z.infer<typeof macroRun>

export const macroResult = z
  .object({
    case_id: z.string(),
    /** Steps that were done. */
    done_count: z.number().int(),
    /** Why the next one was not; null: all were done. */
    refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .readonly()
export type MacroResult = z.infer<typeof macroResult>
