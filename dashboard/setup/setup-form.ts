import type { MessageKey } from '../../charts/public.ts'

/** The server has the last word; this only saves a round trip. */
export const LEAST_PASSWORD_LENGTH = 10

export interface SetupForm {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly account_name: string
}

/** What is wrong with each field, as a key of the message catalogue; an empty object when it can be sent. */
export function setupProblems(
  form: SetupForm,
): Readonly<Partial<Record<keyof SetupForm, MessageKey>>> {
  return {
    ...(form.name.trim() === '' ? { name: 'field.required' as const } : {}),
    ...(form.account_name.trim() === '' ? { account_name: 'field.required' as const } : {}),
    ...(/^\S+@\S+\.\S+$/.test(form.email.trim()) ? {} : { email: 'field.email' as const }),
    ...(Array.from(form.password).length < LEAST_PASSWORD_LENGTH
      ? { password: 'field.too-short' as const }
      : {}),
  }
}

/** The one-time token of a set-up link, `/setup#token=…`; the part after `#` never reaches a server's log. */
export function tokenOfHash(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('token')
  return token === null || token === '' ? null : token
}
