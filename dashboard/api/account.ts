import type { Account } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

export async function readAccount(): Promise<Account> {
  return (await fetchJson('/api/v1/account')) as Account
}
