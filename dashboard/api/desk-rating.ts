import type { RatingLink } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** A new link by which the customer rates a case; the one before ends. Asks for a rating where none is asked. */
export async function postRatingLink(caseId: string): Promise<RatingLink> {
  const path = `/api/v1/desk/cases/${encodeURIComponent(caseId)}/rating-link`
  return (await fetchJson(path, { method: 'POST' })) as RatingLink
}
