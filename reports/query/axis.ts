/**
 * A time axis as SQL, for intervals: which step of the wall clock an instant lies in, and the instants at which a
 * step begins and ends. Steps are numbered densely by the wall clock; one that the clock leaps over is empty.
 */
import {
  DAY_MS,
  type Grain,
  nextBucket,
  offsetAt,
  startOf,
  wallToInstant,
} from '../../domain/public.ts'
import type { Dialect, ZoneSpan } from '../../warehouse/public.ts'
import { type Dimension, isClockDimension } from '../dimension.ts'
import type { Range } from './question.ts'

export interface Axis {
  readonly grain: Grain
  /** The step that holds an instant: integer. */
  step(instant: string, d: Dialect): string
  /** The instant a step begins at; it ends where the next begins. */
  begin(step: string): string
}

const HOUR_MS = 3_600_000
const UNITS = {
  hour: { ms: HOUR_MS, shift: 0 },
  day: { ms: DAY_MS, shift: 0 },
  // 1970-01-01 was a Thursday: three days on, whole weeks begin on Monday
  week: { ms: 7 * DAY_MS, shift: 3 * DAY_MS },
} as const

/** The finest clock that a question splits or filters by; null: none, so intervals are cut at the range alone. */
export function finestGrain(grain: Grain | null, dimensions: readonly Dimension[]): Grain | null {
  const clocks = dimensions.filter(isClockDimension)
  if (grain === 'hour' || clocks.some((clock) => clock !== 'weekday')) return 'hour'
  return clocks.length > 0 ? 'day' : grain
}

export function createAxis(grain: Grain, range: Range, zone: ZoneSpan): Axis {
  return grain === 'month' ? monthAxis(range, zone) : fixedAxis(grain, range, zone)
}

function fixedAxis(grain: Exclude<Grain, 'month'>, range: Range, zone: ZoneSpan): Axis {
  const { ms, shift } = UNITS[grain]
  const stepOf = (instant: number) =>
    Math.floor((instant + offsetAt(instant, zone.tz) + shift) / ms)
  const runs: { at: number; value: number }[] = []
  for (let step = stepOf(range.from); step <= stepOf(range.to) + 1; step++) {
    const wall = step * ms - shift
    const behind = wall - wallToInstant(wall, zone.tz)
    if (runs.at(-1)?.value !== behind) runs.push({ at: step, value: behind })
  }
  return {
    grain,
    step: (instant, d) => d.intDiv(`(${d.wall(instant, zone)} + ${shift})`, String(ms)),
    begin: (step) => `((${step}) * ${ms} - ${shift} - ${stairs(step, runs)})`,
  }
}

/** Months differ in length: they are numbered from the first and looked up. */
function monthAxis(range: Range, { tz }: ZoneSpan): Axis {
  const starts = [startOf('month', range.from, tz)]
  while ((starts.at(-1) ?? range.to) < range.to) {
    starts.push(nextBucket('month', starts.at(-1) ?? range.to, tz))
  }
  const last = starts.at(-1) ?? range.to
  starts.push(nextBucket('month', last, tz))
  return {
    grain: 'month',
    step: (instant) =>
      stairs(
        instant,
        starts.map((at, value) => ({ at, value })),
      ),
    begin: (step) =>
      stairs(
        step,
        starts.map((value, at) => ({ at, value })),
      ),
  }
}

/** The `value` of the last run whose `at` is not after `x`; of the first where all are. By halving. */
function stairs(
  x: string,
  runs: readonly { readonly at: number; readonly value: number }[],
): string {
  const half = Math.ceil(runs.length / 2)
  const upper = runs[half]
  if (upper === undefined) return String(runs[0]?.value ?? 0)
  return `(case when ${x} < ${upper.at} then ${stairs(x, runs.slice(0, half))} else ${stairs(x, runs.slice(half))} end)`
}
