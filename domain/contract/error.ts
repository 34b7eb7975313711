import { z } from 'zod'

/** The body of every refusal; docs/errors.md lists the codes. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    /** Everything that was wrong with what was sent. */
    problems: z
      .array(z.object({ code: z.string(), path: z.string(), reason: z.string(), fix: z.string() }))
      .optional(),
  }),
})
export type ErrorAnswer = z.infer<typeof errorAnswer>
