import { type DemoOptions, sizedSpan } from './demo-event.ts'
import { DAY_MS, dayStart, HOUR_MS, localDay } from './local-day.ts'
import type { Category } from './world/categories.ts'

export type IncidentName = 'courier_strike' | 'app_release' | 'payment_outage'

/** The truth about a planted incident. The simulation and tests read it; the product has to find it. */
export interface Incident {
  readonly name: IncidentName
  /** [from, until), ms. */
  readonly from: number
  readonly until: number
  readonly category: Category
  /** How many times the usual arrivals of that category come while it lasts. */
  readonly factor: number
}

interface IncidentPlan {
  readonly name: IncidentName
  readonly category: Category
  readonly factor: number
  /** Place in the history, 0..1, then local start hour and length. */
  readonly place: number
  readonly startHour: number
  readonly hours: number
}

const PLANS: readonly IncidentPlan[] = [
  {
    name: 'courier_strike',
    category: 'logistics',
    factor: 5,
    place: 0.37,
    startHour: 7,
    hours: 26,
  },
  { name: 'app_release', category: 'app', factor: 7, place: 0.63, startHour: 10, hours: 38 },
  {
    name: 'payment_outage',
    category: 'billing',
    factor: 12,
    place: 0.84,
    startHour: 13.5,
    hours: 6,
  },
]
const SHORTEST_HISTORY_MS = 10 * DAY_MS

/** The three incidents of a history, in order of time; none in a history shorter than ten days. */
export function incidentsOf(options: DemoOptions): readonly Incident[] {
  const { from, until } = sizedSpan(options)
  if (until - from < SHORTEST_HISTORY_MS) return []
  const nudge = (Math.abs(options.seed) % 5) * 0.006
  return PLANS.map(({ name, category, factor, place, startHour, hours }) => {
    const day = localDay(from + (until - from) * (place + nudge))
    const start = dayStart(day) + startHour * HOUR_MS
    return { name, category, factor, from: start, until: start + hours * HOUR_MS }
  })
}
