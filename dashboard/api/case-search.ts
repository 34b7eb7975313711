import type {
  BotQuestions,
  BotQuestionsRequest,
  CaseBreakdown,
  CaseBreakdownAnswer,
  CaseSearch,
  CaseSearchAnswer,
  CaseTimeline,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** One page of the cases that a search finds. */
export async function postCaseSearch(
  request: CaseSearch,
  signal: AbortSignal,
): Promise<CaseSearchAnswer> {
  const options = { method: 'POST', body: request, signal } as const
  return (await fetchJson('/api/v1/cases/search', options)) as CaseSearchAnswer
}

/** The same cases counted by one property. */
export async function postCaseBreakdown(
  request: CaseBreakdown,
  signal: AbortSignal,
): Promise<CaseBreakdownAnswer> {
  const options = { method: 'POST', body: request, signal } as const
  return (await fetchJson('/api/v1/cases/breakdown', options)) as CaseBreakdownAnswer
}

/** All that happened in a case beside what was said. */
export async function readTimeline(caseId: string, signal: AbortSignal): Promise<CaseTimeline> {
  const path = `/api/v1/cases/${encodeURIComponent(caseId)}/timeline`
  return (await fetchJson(path, { signal })) as CaseTimeline
}

/** What customers asked that the bot had no good answer to. */
export async function postBotQuestions(
  request: BotQuestionsRequest,
  signal: AbortSignal,
): Promise<BotQuestions> {
  const options = { method: 'POST', body: request, signal } as const
  return (await fetchJson('/api/v1/bot/questions', options)) as BotQuestions
}
