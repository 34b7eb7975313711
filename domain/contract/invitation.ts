import { z } from 'zod'
import { email, instantText, language, line, password, sourcedId } from './field.ts'
import { role, scope } from './permission.ts'

/** Who is invited, and as what. */
export const invitationInput = z.strictObject({
  email,
  role,
  scope_limit: scope.default('all'),
  team_ids: z.array(sourcedId).max(200).default([]),
  /** What they can do at the desk; language tags among them are languages they answer in. */
  skills: z.array(line(200)).max(200).default([]),
})
export type InvitationInput = z.infer<typeof invitationInput>

export const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role,
    scope_limit: scope,
    team_ids: z.array(z.string()).readonly(),
    skills: z.array(z.string()).readonly(),
    created_at: instantText,
    expires_at: instantText,
    is_expired: z.boolean(),
  })
  .readonly()
export type Invitation = z.infer<typeof invitation>

/** The only answers that hold a link: whoever has it, is it. */
export const createdInvitation = z.object({ invitation, link: z.string() }).readonly()
export const createdResetLink = z.object({ link: z.string(), expires_at: instantText }).readonly()

/** Of an invitation or a link to a new password. It never stands in an address that is sent. */
export const linkToken = z.strictObject({ token: z.string().min(1).max(200) })

/** What the invited person is shown before they accept. */
export const invitationSight = z
  .object({ email: z.string(), role, account_name: z.string().nullable(), expires_at: instantText })
  .readonly()
export type InvitationSight = z.infer<typeof invitationSight>

export const invitationAcceptance = z.strictObject({
  token: linkToken.shape.token,
  name: line(200),
  password,
  language: language.nullable().default(null),
})
export type InvitationAcceptance = z.infer<typeof invitationAcceptance>

export const resetSight = z.object({ email: z.string(), name: z.string() }).readonly()
export type ResetSight = z.infer<typeof resetSight>

export const resetInput = z.strictObject({ token: linkToken.shape.token, new_password: password })
export type ResetInput = z.infer<typeof resetInput>
