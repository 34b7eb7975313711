import type {
  CommentsAnswer,
  CommentsRequest,
  DriversAnswer,
  DriversRequest,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** What costs satisfaction. */
export async function postDrivers(
  request: DriversRequest,
  signal: AbortSignal,
): Promise<DriversAnswer> {
  const asked = { method: 'POST', body: request, signal } as const
  return (await fetchJson('/api/v1/satisfaction/drivers', asked)) as DriversAnswer
}

/** Ratings with what customers wrote beside them. */
export async function postComments(
  request: CommentsRequest,
  signal: AbortSignal,
): Promise<CommentsAnswer> {
  const asked = { method: 'POST', body: request, signal } as const
  return (await fetchJson('/api/v1/satisfaction/comments', asked)) as CommentsAnswer
}
