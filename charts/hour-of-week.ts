/** One hour of the week: weekday 0 = Monday … 6 = Sunday, hour 0–23. */
export interface HourOfWeek {
  readonly weekday: number
  readonly hour: number
}

export interface HourOfWeekCount extends HourOfWeek {
  readonly count: number
}

export interface HourOfWeekMean extends HourOfWeek {
  /** How many in all; 0 is a value, null is an hour that has not come yet. */
  readonly count: number | null
  /** Per such hour of the range; null as `count`. */
  readonly mean: number | null
}

export interface LocalHourRange {
  /** Local days, both included. */
  readonly from: string
  readonly to: string
  /** The local hour that is running, `2026-10-26T14`; hours after it have not come. */
  readonly until: string
}

const DAY_MS = 86_400_000

/**
 * Counts by hour of the week → all 168 cells with their means. A range is seldom whole weeks, so each cell
 * is divided by how often its hour occurred; a day of 23 or 25 hours counts as one of each hour.
 */
export function meanByHourOfWeek(
  counts: readonly HourOfWeekCount[],
  range: LocalHourRange,
): readonly HourOfWeekMean[] {
  const occurrences = countOccurrences(range)
  const byCell = new Map(counts.map((row) => [cellOf(row), row.count]))
  return Array.from({ length: 168 }, (_, cell) => {
    const times = occurrences[cell] ?? 0
    const count = times === 0 ? null : (byCell.get(cell) ?? 0)
    return {
      weekday: Math.floor(cell / 24),
      hour: cell % 24,
      count,
      mean: count === null ? null : count / times,
    }
  })
}

function countOccurrences({ from, to, until }: LocalHourRange): readonly number[] {
  const occurrences = new Array<number>(168).fill(0)
  const last = Date.parse(`${to}T00:00:00Z`)
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += DAY_MS) {
    const day = new Date(at)
    const weekday = (day.getUTCDay() + 6) % 7
    for (let hour = 0; hour < 24; hour += 1) {
      const key = `${day.toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}`
      if (key > until) return occurrences
      const cell = cellOf({ weekday, hour })
      occurrences[cell] = (occurrences[cell] ?? 0) + 1
    }
  }
  return occurrences
}

function cellOf({ weekday, hour }: HourOfWeek): number {
  return weekday * 24 + hour
}
