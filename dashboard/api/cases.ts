import type {
  DrillAnswer,
  DrillRequest,
  StandsOutAnswer,
  Transcript,
} from '../../domain/contract/public.ts'
import { askFor, fetchJson } from './fetch-json.ts'

/** The cases behind one cell of a query. */
export function postDrill(request: DrillRequest, signal: AbortSignal): Promise<DrillAnswer> {
  return askFor('/api/v1/drill', request, signal)
}

/** One case with its messages, in order. */
export async function readCase(caseId: string, signal: AbortSignal): Promise<Transcript> {
  return (await fetchJson(`/api/v1/cases/${encodeURIComponent(caseId)}`, {
    signal,
  })) as Transcript
}

/** What is unusual about the cases opened in one cell. */
export function postStandsOut(
  request: DrillRequest,
  signal: AbortSignal,
): Promise<StandsOutAnswer> {
  return askFor('/api/v1/stands-out', request, signal)
}
