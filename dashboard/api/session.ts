import type { Me, SignInInput, User } from '../../domain/contract/public.ts'
import { ApiFailure, fetchJson } from './fetch-json.ts'

/** Who is signed in, or null. Any refusal but "not signed in" is thrown. */
export async function readSession(): Promise<User | null> {
  try {
    return ((await fetchJson('/api/v1/session')) as Me).user
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 401) return null
    throw failure
  }
}

/** @throws ApiFailure 401 when email and password do not match, 429 when there were too many attempts. */
export async function signIn(credentials: SignInInput): Promise<User> {
  const answer = await fetchJson('/api/v1/session', { method: 'POST', body: credentials })
  return (answer as Me).user
}

export async function signOut(): Promise<void> {
  await fetchJson('/api/v1/session', { method: 'DELETE' })
}
