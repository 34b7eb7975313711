const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Each about two to three times the one before, at times that people promise. */
const QUICK = [
  10,
  30,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  4 * HOUR,
  DAY,
  3 * DAY,
]
const SLOW = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  7 * DAY,
  14 * DAY,
]
/** The ages a backlog is looked at by. */
const AGES = [4 * HOUR, DAY, 3 * DAY, 7 * DAY]

const EDGES: Readonly<Record<string, readonly number[]>> = {
  first_resolution: SLOW,
  full_resolution: SLOW,
  requester_wait: SLOW,
  backlog: AGES,
}

/**
 * Where the bands of a time end, seconds. They hang on the metric alone: two teams or two months stay comparable.
 * @param base a metric's base
 */
export const defaultEdges = (base: string): readonly number[] => EDGES[base] ?? QUICK
