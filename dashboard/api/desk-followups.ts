import type { FollowupAnswer } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** One's own follow-ups that are not done, what is due first first; how many are due. */
export async function readMyFollowups(signal?: AbortSignal): Promise<FollowupAnswer> {
  const path = '/api/v1/desk/followups?box=mine&state=open&limit=200'
  return (await fetchJson(path, signal === undefined ? {} : { signal })) as FollowupAnswer
}
