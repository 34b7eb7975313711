import { grainChoice, hairlineGrain } from '../dashboard/card/grain-choice.ts'
import { FIGURE_METRICS, PEOPLE_METRICS } from '../dashboard/overview/overview-cards.ts'
import { localDay } from '../domain/public.ts'
import type { QueryRequest } from '../domain/contract/public.ts'

export const QUESTIONS = [
  'figures',
  'trends',
  'volume',
  'arrivals',
  'people',
  'categories',
] as const
export type QuestionName = (typeof QUESTIONS)[number]

const DAY_MS = 86_400_000

/** The requests that the Overview page makes for the last `days` days before `end`, word for word. */
export function overviewQuestions(
  days: number,
  end: number,
  tz: string,
): Readonly<Record<QuestionName, QueryRequest>> {
  const frame = {
    from: localDay(end - days * DAY_MS, tz),
    to: localDay(end - 1, tz),
    tz,
    filters: {},
    as_of: new Date(end).toISOString(),
  }
  const compare = 'previous_period' as const
  return {
    figures: { ...frame, metrics: [...FIGURE_METRICS], compare },
    trends: {
      ...frame,
      metrics: [...FIGURE_METRICS],
      grain: hairlineGrain(days),
      intervals: false,
    },
    volume: {
      ...frame,
      metrics: ['cases_opened_count', 'first_reply_p90_secs'],
      grain: grainChoice(days).preferred,
    },
    arrivals: { ...frame, metrics: ['cases_opened_count'], dimensions: ['hour_of_week'] },
    people: { ...frame, metrics: [...PEOPLE_METRICS], dimensions: ['agent'] },
    categories: { ...frame, metrics: ['cases_opened_count'], dimensions: ['category'], compare },
  }
}
