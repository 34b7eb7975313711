import { z } from 'zod'
import { line, sourcedId } from './field.ts'

export const team = z
  .object({
    id: sourcedId,
    name: line(200),
    /** Null: the account's default calendar. */
    calendar_id: line(200).nullable(),
  })
  .readonly()
export type Team = z.infer<typeof team>

export const teamInput = z.strictObject({ name: line(200), calendar_id: line(200).nullable() })
export type TeamInput = z.infer<typeof teamInput>
