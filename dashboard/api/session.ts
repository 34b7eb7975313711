import type { Me, ProfileChange, SignInInput, User } from '../../domain/contract/public.ts'
import { ApiFailure, fetchJson } from './fetch-json.ts'

/** Who is signed in and what they may do, or null. Any refusal but "not signed in" is thrown. */
export async function readSession(): Promise<Me | null> {
  try {
    const who = (await fetchJson('/api/v1/session')) as Me | { readonly user: null }
    return who.user === null ? null : who
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.status === 401) return null
    throw failure
  }
}

/** @throws ApiFailure 401 when email and password do not match, 429 when there were too many attempts. */
export async function signIn(credentials: SignInInput): Promise<Me> {
  return (await fetchJson('/api/v1/session', { method: 'POST', body: credentials })) as Me
}

export async function signOut(): Promise<void> {
  await fetchJson('/api/v1/session', { method: 'DELETE' })
}

/** One's own name or language. @throws ApiFailure */
export async function changeProfile(change: ProfileChange): Promise<User> {
  return (await fetchJson('/api/v1/profile', { method: 'PATCH', body: change })) as User
}
