import type {
  BotQuestions,
  BotQuestionsRequest,
  CaseBreakdown,
  CaseBreakdownAnswer,
  CaseSearch,
  CaseSearchAnswer,
  CaseTimeline,
} from '../../domain/contract/public.ts'
import { askFor, fetchJson } from './fetch-json.ts'

/** One page of the cases that a search finds. */
export function postCaseSearch(
  request: CaseSearch,
  signal: AbortSignal,
): Promise<CaseSearchAnswer> {
  return askFor('/api/v1/cases/search', request, signal)
}

/** The same cases counted by one property. */
export function postCaseBreakdown(
  request: CaseBreakdown,
  signal: AbortSignal,
): Promise<CaseBreakdownAnswer> {
  return askFor('/api/v1/cases/breakdown', request, signal)
}

/** All that happened in a case beside what was said. */
export async function readTimeline(caseId: string, signal: AbortSignal): Promise<CaseTimeline> {
  const path = `/api/v1/cases/${encodeURIComponent(caseId)}/timeline`
  return (await fetchJson(path, { signal })) as CaseTimeline
}

/** What customers asked that the bot had no good answer to. */
export function postBotQuestions(
  request: BotQuestionsRequest,
  signal: AbortSignal,
): Promise<BotQuestions> {
  return askFor('/api/v1/bot/questions', request, signal)
}
