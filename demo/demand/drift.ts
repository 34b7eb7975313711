import { DAY_MS } from '../local-day.ts'
import type { Category } from '../world/categories.ts'

const MONTH_MS = 30 * DAY_MS

/**
 * What changes so slowly that no single week shows it: one team takes ever longer per case, and questions about the
 * app grow. Both level off, so that a long live run stays believable.
 */
export function paceDrift(teamId: string, elapsedMs: number): number {
  return teamId === 'jd' ? 1 + 0.6 * (1 - Math.exp(-elapsedMs / (5 * MONTH_MS))) : 1
}

/** Factor on the arrivals of a category, `elapsedMs` after the history begins. */
export function categoryDrift(category: Category, elapsedMs: number): number {
  return category === 'app' ? 1 + 1.2 * (1 - Math.exp(-elapsedMs / (8 * MONTH_MS))) : 1
}
