import type { CreatedToken, Token, TokenInput } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** One's own API tokens. */
export async function readTokens(): Promise<readonly Token[]> {
  return (await fetchJson('/api/v1/tokens')) as readonly Token[]
}

/** @returns with the secret, this once. @throws ApiFailure for a scope one does not have */
export async function createToken(input: TokenInput): Promise<CreatedToken> {
  return (await fetchJson('/api/v1/tokens', { method: 'POST', body: input })) as CreatedToken
}

export async function revokeToken(id: string): Promise<void> {
  await fetchJson(`/api/v1/tokens/${id}`, { method: 'DELETE' })
}
