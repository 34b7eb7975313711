import { z } from 'zod'
import { language, line, zone } from './field.ts'
import { scoreWeights } from './score.ts'

/** The account: what holds for everyone unless they choose otherwise. */
export const account = z
  .object({
    name: line(200),
    tz: zone,
    language,
    /** What the parts of an agent's score weigh; null: as the product ships them. */
    score_weights: scoreWeights.nullable(),
  })
  .readonly()
export type Account = z.infer<typeof account>

export const accountChange = z.strictObject({
  name: line(200).optional(),
  tz: zone.optional(),
  language: language.optional(),
  score_weights: scoreWeights.nullable().optional(),
})
export type AccountChange = z.infer<typeof accountChange>
