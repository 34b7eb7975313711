import type { QueryAnswer, QueryRequest } from '../../domain/contract/public.ts'
import { askFor } from './fetch-json.ts'

/** The only way of the dashboard to a number. */
export function postQuery(request: QueryRequest, signal: AbortSignal): Promise<QueryAnswer> {
  return askFor('/api/v1/query', request, signal)
}
