import { z } from 'zod'
import { instantText } from '../field.ts'

/** A setting of the desk as it is stored: a queue, a field, a macro, a rule … `body` is its own contract. */
export const deskSetting = <Body extends z.ZodType>(body: Body) =>
  z
    .object({
      /** `desk:…`, or a word its kind chose, such as a field's key. */
      id: z.string(),
      /** Lists are ordered by it; first match wins where that matters. From 0. */
      position: z.number().int(),
      /** The agent it belongs to; null: everybody's. */
      owner_id: z.string().nullable(),
      updated_at: instantText,
      updated_by: z.string().nullable(),
      body,
    })
    .readonly()

export interface DeskSetting<Body> {
  readonly id: string
  readonly position: number
  readonly owner_id: string | null
  readonly updated_at: string
  readonly updated_by: string | null
  readonly body: Body
}
