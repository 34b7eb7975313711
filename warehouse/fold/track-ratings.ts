import type { ratings } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import { type CaseValues, labelOf, NO_VALUES } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'
import type { Step } from './step.ts'

/** A rating by its id: asked for, given, given again. */
export interface Rating {
  requestedAt: number | null
  requested: CaseValues
  requestAgent: Ref
  about: 'human' | 'bot'
  ratedAt: number | null
  ratedAgent: Ref
  score: number | null
  values: CaseValues
}

export type Ratings = Map<string, Rating>

export function trackRatings(all: Ratings, step: Step, context: FoldContext): void {
  const { type, data, agent } = step.event
  if (type !== 'rating.requested' && type !== 'rating.given') return
  const id = String(data['rating_id'])
  const rating = all.get(id) ?? newRating()
  all.set(id, rating)
  const named = labelOf(data['agent_id'], context) || agent
  if (type === 'rating.requested') request(rating, step, named)
  else give(rating, step, named)
}

export function ratingRows(all: Ratings, last: CaseValues): Folded<typeof ratings>[] {
  return [...all.values()].map((rating, n) => ({
    n,
    about: rating.about,
    requested_at: rating.requestedAt,
    rated_at: rating.ratedAt,
    score: rating.score,
    rated_agent:
      rating.requestAgent ||
      rating.ratedAgent ||
      (rating.ratedAt === null ? rating.requested.agent : rating.values.agent),
    ...(rating.ratedAt === null ? last : rating.values),
    requested_team: rating.requested.team,
    requested_queue: rating.requested.queue,
    requested_agent: rating.requested.agent,
    requested_priority: rating.requested.priority,
    requested_tier: rating.requested.tier,
    requested_category: rating.requested.category,
  }))
}

function request(rating: Rating, step: Step, agent: Ref): void {
  if (rating.requestedAt !== null) return
  rating.requestedAt = step.at
  rating.requested = step.values
  rating.requestAgent = agent
  rating.about = step.event.data['about'] === 'bot' ? 'bot' : 'human'
}

/** Given again: the last score counts, at the time of the first. */
function give(rating: Rating, step: Step, agent: Ref): void {
  const { score, scale_min: low, scale_max: high } = step.event.data as Record<string, number>
  rating.score = ((score ?? 0) - (low ?? 0)) / ((high ?? 1) - (low ?? 0))
  if (rating.ratedAt !== null) return
  rating.ratedAt = step.at
  rating.ratedAgent = agent
  rating.values = step.values
}

function newRating(): Rating {
  return {
    requestedAt: null,
    requested: NO_VALUES,
    requestAgent: 0,
    about: 'human',
    ratedAt: null,
    ratedAgent: 0,
    score: null,
    values: NO_VALUES,
  }
}
