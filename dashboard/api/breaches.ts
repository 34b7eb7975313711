import type { BreachAnswer, BreachRequest } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** A page of broken promises, the latest first. */
export async function postBreaches(
  request: BreachRequest,
  signal: AbortSignal,
): Promise<BreachAnswer> {
  return (await fetchJson('/api/v1/breaches', {
    method: 'POST',
    body: request,
    signal,
  })) as BreachAnswer
}
