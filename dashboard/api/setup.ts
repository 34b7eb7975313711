import type { SetupInput } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Whether the first administrator is still to be made. */
export async function readSetupNeeded(): Promise<boolean> {
  return ((await fetchJson('/api/v1/setup')) as { needed: boolean }).needed
}

/** Makes the account and its first administrator. @throws ApiFailure when the token does not serve any more. */
export async function completeSetup(request: SetupInput): Promise<void> {
  await fetchJson('/api/v1/setup', { method: 'POST', body: request })
}
