import type {
  CommentsAnswer,
  CommentsRequest,
  DriversAnswer,
  DriversRequest,
} from '../../domain/contract/public.ts'
import { askFor } from './fetch-json.ts'

/** What costs satisfaction. */
export function postDrivers(request: DriversRequest, signal: AbortSignal): Promise<DriversAnswer> {
  return askFor('/api/v1/satisfaction/drivers', request, signal)
}

/** Ratings with what customers wrote beside them. */
export function postComments(
  request: CommentsRequest,
  signal: AbortSignal,
): Promise<CommentsAnswer> {
  return askFor('/api/v1/satisfaction/comments', request, signal)
}
