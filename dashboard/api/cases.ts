import type { Transcript, DrillAnswer, DrillRequest } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** The cases behind one cell of a query. */
export async function postDrill(request: DrillRequest, signal: AbortSignal): Promise<DrillAnswer> {
  return (await fetchJson('/api/v1/drill', {
    method: 'POST',
    body: request,
    signal,
  })) as DrillAnswer
}

/** One case with its messages, in order. */
export async function readCase(caseId: string, signal: AbortSignal): Promise<Transcript> {
  return (await fetchJson(`/api/v1/cases/${encodeURIComponent(caseId)}`, {
    signal,
  })) as Transcript
}
