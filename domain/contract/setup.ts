import { z } from 'zod'
import { email, language, line, password, zone } from './field.ts'

/** Whether this installation still waits for its first administrator. */
export const setupStatus = z.object({ needed: z.boolean() }).readonly()
export type SetupStatus = z.infer<typeof setupStatus>

export const setupInput = z.strictObject({
  token: z.string().min(1).max(200),
  email,
  name: line(200),
  password,
  account_name: line(200),
  tz: zone,
  language,
})
export type SetupInput = z.infer<typeof setupInput>
