import type { Account } from './contract.ts'
import { fetchJson } from './fetch-json.ts'

export async function readAccount(): Promise<Account> {
  return (await fetchJson('/api/v1/account')) as Account
}
