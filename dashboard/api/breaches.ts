import type { BreachAnswer, BreachRequest } from '../../domain/contract/public.ts'
import { askFor } from './fetch-json.ts'

/** A page of broken promises, the latest first. */
export function postBreaches(request: BreachRequest, signal: AbortSignal): Promise<BreachAnswer> {
  return askFor('/api/v1/breaches', request, signal)
}
