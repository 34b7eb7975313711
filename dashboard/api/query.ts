import type { QueryAnswer, QueryRequest } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** The only way of the dashboard to a number. */
export async function postQuery(request: QueryRequest, signal: AbortSignal): Promise<QueryAnswer> {
  return (await fetchJson('/api/v1/query', {
    method: 'POST',
    body: request,
    signal,
  })) as QueryAnswer
}
