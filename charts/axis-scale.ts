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
