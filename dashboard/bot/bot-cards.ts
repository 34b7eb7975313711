import type { Card } from '../../domain/contract/public.ts'

/** What a bot settles alone, what it hands on, and how it is liked. */
const plain = { title: null, dimensions: [] as string[], grain: null }

export const FIGURES: Card = {
  ...plain,
  chart: 'figures',
  metrics: ['bot_containment_ratio', 'bot_handoff_ratio'],
}

/** Both ratios are of the same cases and need not make a whole: some end with neither. */
export const CONTAINMENT: Card = {
  ...plain,
  chart: 'trend',
  metrics: ['bot_containment_ratio', 'bot_handoff_ratio'],
  grain: 'auto',
}

/** Ratings about the bot and about people, side by side. */
export const SATISFACTION: Card = {
  ...plain,
  chart: 'table',
  metrics: ['csat_ratio', 'dsat_ratio'],
  dimensions: ['bot'],
}

/** What a bot can settle depends on what it is asked. */
export const BY_CATEGORY: Card = {
  ...plain,
  chart: 'table',
  metrics: ['bot_containment_ratio', 'bot_handoff_ratio'],
  dimensions: ['category'],
}
