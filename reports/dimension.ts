/**
 * The dimensions: what rows can be split and filtered by. Which ones a metric has is said by its milestone.
 * Keys are the facts' own values (`source:id`, labels), null included; of the clock dimensions integers.
 */
export const VALUE_DIMENSIONS = [
  'agent',
  'team',
  'queue',
  'channel',
  'case_kind',
  'priority',
  'language',
  'customer_tier',
  'business_line',
  'category',
  'tag',
  'sla_policy',
  'sla_target',
  'bot',
  'source',
  'origin',
  'rating_score',
  'agent_state',
] as const
export type ValueDimension = (typeof VALUE_DIMENSIONS)[number]

/** By the wall clock of the query's zone: 0 (Monday) to 6; 0 to 23; weekday × 24 + hour, 0 to 167. */
export const CLOCK_DIMENSIONS = ['weekday', 'hour_of_day', 'hour_of_week'] as const
export type ClockDimension = (typeof CLOCK_DIMENSIONS)[number]

export type Dimension = ValueDimension | ClockDimension

export const DIMENSIONS: readonly Dimension[] = [...VALUE_DIMENSIONS, ...CLOCK_DIMENSIONS]

export function isDimension(name: string): name is Dimension {
  return DIMENSIONS.some((dimension) => dimension === name)
}

export function isClockDimension(dimension: Dimension): dimension is ClockDimension {
  return CLOCK_DIMENSIONS.some((clock) => clock === dimension)
}
