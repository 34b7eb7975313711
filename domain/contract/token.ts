import { z } from 'zod'
import { instantText, line } from './field.ts'

/** What an API token may do; never more than its owner may. */
export const TOKEN_SCOPES = [
  'events:write',
  'query:read',
  'cases:read',
  'live:read',
  'annotations:manage',
  'data_health:read',
  'desk:answer',
  'desk:supervise',
  'desk:manage',
] as const
export const tokenScope = z.enum(TOKEN_SCOPES)
export type TokenScope = z.infer<typeof tokenScope>

export const tokenInput = z.strictObject({
  name: line(200),
  scopes: z.array(tokenScope).min(1),
  /** Null: until it is revoked. */
  expires_at: z.iso.datetime({ offset: true }).nullable().default(null),
})
export type TokenInput = z.infer<typeof tokenInput>

export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The beginning of the token, to tell one from another. */
    hint: z.string(),
    scopes: z.array(tokenScope).readonly(),
    user_id: z.string(),
    created_at: instantText,
    expires_at: instantText.nullable(),
    last_used_at: instantText.nullable(),
  })
  .readonly()
export type Token = z.infer<typeof token>

/** The only answer that ever holds the token itself. */
export const createdToken = z.object({ token, secret: z.string() }).readonly()
export type CreatedToken = z.infer<typeof createdToken>
