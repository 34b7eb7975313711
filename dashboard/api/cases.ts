import type {
  DrillAnswer,
  DrillRequest,
  StandsOutAnswer,
  Transcript,
} from '../../domain/contract/public.ts'
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

/** What is unusual about the cases opened in one cell. */
export async function postStandsOut(
  request: DrillRequest,
  signal: AbortSignal,
): Promise<StandsOutAnswer> {
  return (await fetchJson('/api/v1/stands-out', {
    method: 'POST',
    body: request,
    signal,
  })) as StandsOutAnswer
}
