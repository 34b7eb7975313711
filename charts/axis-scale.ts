import type { MetricUnit } from '../domain/contract/public.ts'

/** Where an axis ends and where its lines stand: `max` is a whole number of `step`s. */
export interface AxisScale {
  readonly max: number
  readonly step: number
}

/** So that both axes of a chart have their lines at the same heights, each is cut into this many parts. */
export const AXIS_PARTS = 4

/** Steps that read well as durations: whole parts of a minute, an hour, a day. */
const SECS_STEPS = [
  1, 2, 5, 10, 15, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400,
  21_600, 43_200, 86_400,
] as const

/** The scale of a count from 0 to at least `most`: round, whole steps, never below 1. */
export function countScale(most: number): AxisScale {
  const wanted = Math.max(most, AXIS_PARTS) / AXIS_PARTS
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step =
    [1, 1.5, 2, 2.5, 3, 4, 5, 10]
      .map((factor) => factor * power)
      .find((candidate) => candidate >= wanted && Number.isInteger(candidate)) ?? 10 * power
  return { step, max: step * AXIS_PARTS }
}

/** The scale of a duration in seconds from 0 to at least `most`. */
export function secsScale(most: number): AxisScale {
  const wanted = Math.max(most, AXIS_PARTS) / AXIS_PARTS
  const step =
    SECS_STEPS.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted / 86_400) * 86_400
  return { step, max: step * AXIS_PARTS }
}

/** The scale of a ratio: from 0 to the next of 5, 10, 20, 40, 60, 80 and 100 %, never beyond what can be. */
export function ratioScale(most: number): AxisScale {
  const max = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8].find((candidate) => candidate >= most) ?? 1
  return { step: max / AXIS_PARTS, max }
}

/** The scale of a score from 0 to at least `most`: 1 to 5 and 0 to 100 alike. */
export function scoreScale(most: number): AxisScale {
  const max = [1, 2, 4, 5, 10, 20, 40, 60, 80, 100].find((candidate) => candidate >= most) ?? most
  return { step: max / AXIS_PARTS, max }
}

/** The scale that suits a metric's unit. */
export function unitScale(unit: MetricUnit, most: number): AxisScale {
  switch (unit) {
    case 'count':
      return countScale(most)
    case 'secs':
      return secsScale(most)
    case 'ratio':
      return ratioScale(most)
    case 'score':
      return scoreScale(most)
  }
}
