import { z } from 'zod'
import { email, instantText, language, line, password, sourcedId } from './field.ts'
import { permission, role, scope } from './permission.ts'

export const userStatus = z.enum(['active', 'disabled'])

/** An agent of a source that this user is, with what that agent can do. */
export const userAgent = z
  .object({ agent_id: sourcedId, skills: z.array(line(200)).max(200).readonly() })
  .readonly()
export type UserAgent = z.infer<typeof userAgent>

export const user = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    /** Narrows every scope of the role; `all` leaves them as they are. */
    scope_limit: scope,
    status: userStatus,
    /** Null: as the account. */
    language: language.nullable(),
    team_ids: z.array(z.string()).readonly(),
    agents: z.array(userAgent).readonly(),
    created_at: instantText,
  })
  .readonly()
export type User = z.infer<typeof user>

/** The signed-in user: who it is and how far each permission reaches. */
export const me = z
  .object({ user, permissions: z.partialRecord(permission, scope).readonly() })
  .readonly()
export type Me = z.infer<typeof me>

/** The same for whoever asks: null and nothing when nobody is signed in. */
export const whoIsIt = me.unwrap().extend({ user: user.nullable() }).readonly()

const userFields = {
  name: line(200),
  role,
  scope_limit: scope,
  language: language.nullable(),
  team_ids: z.array(sourcedId).max(200),
  agents: z.array(userAgent).max(50),
}

export const userInput = z.strictObject({
  ...userFields,
  scope_limit: scope.default('all'),
  language: language.nullable().default(null),
  team_ids: userFields.team_ids.default([]),
  agents: userFields.agents.default([]),
  email,
  password,
})
export type UserInput = z.infer<typeof userInput>

export const userChange = z.strictObject({ ...userFields, email, status: userStatus }).partial()
export type UserChange = z.infer<typeof userChange>

/** What people may change about themselves. */
export const profileChange = z.strictObject({
  name: userFields.name.optional(),
  language: userFields.language.optional(),
})
export type ProfileChange = z.infer<typeof profileChange>

export const passwordChange = z.strictObject({ current_password: password, new_password: password })
export type PasswordChange = z.infer<typeof passwordChange>

export const passwordReset = z.strictObject({ new_password: password })
