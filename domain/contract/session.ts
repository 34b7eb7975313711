import { z } from 'zod'
import { instantText, password } from './field.ts'

export const signInInput = z.strictObject({ email: z.string().trim().min(1).max(254), password })
export type SignInInput = z.infer<typeof signInInput>

/** One place a user is signed in at. */
export const session = z
  .object({
    id: z.string(),
    address: z.string(),
    user_agent: z.string(),
    created_at: instantText,
    last_seen_at: instantText,
    expires_at: instantText,
    is_current: z.boolean(),
  })
  .readonly()
export type Session = z.infer<typeof session>
