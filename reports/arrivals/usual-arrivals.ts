/** How many cases usually come on a weekday, by half hour: what arrivals of today are seen against. */
import type { ExpectedArrivals, Viewer } from '../../domain/contract/public.ts'
import { DAY_MS, localDay, nextBucket, startOf } from '../../domain/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import { type AskedBy, checkFrame } from '../query/check-query.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan } from '../query/scan-context.ts'
import { bandOf } from './band.ts'

const HALF_HOUR_MS = 1_800_000
/** Every zone's midnight falls on one: Kathmandu is 5 h 45 min ahead. */
const BIN_MS = 900_000
const WEEKS = 8
/** Of fewer days a band would be the days themselves. */
const LEAST_WEEKS = 4
const METRIC = 'cases_opened_count'

export interface UsualContext {
  readonly reader: Reader
  readonly viewer: Viewer
  readonly tz: string
  /** Epoch ms: the day it is. */
  readonly now: number
  /** Those that were opened into one of these queues; null is none. */
  readonly queues?: readonly (string | null)[] | undefined
}

/**
 * Counts what `cases_opened_count` counts, on the last eight days of the same weekday. A day before the first that
 * has a case is not one without customers: there were no data yet.
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function readUsualArrivals({
  reader,
  viewer,
  tz,
  now,
  queues,
}: UsualContext): Promise<ExpectedArrivals> {
  const today = startOf('day', now, tz)
  // Noon, so that a day that is an hour longer or shorter is still that day.
  const days = Array.from({ length: WEEKS }, (_, week) =>
    startOf('day', today + DAY_MS / 2 - (week + 1) * 7 * DAY_MS, tz),
  ).toReversed()
  const bins = await countBins(reader, days, { viewer, tz, now, queues })
  const starts = halfHoursFrom(today, nextBucket('day', today, tz))
  const counted = days.map((day) =>
    starts.map((start) => {
      const at = day + (start - today)
      return (bins.get(at) ?? 0) + (bins.get(at + BIN_MS) ?? 0)
    }),
  )
  const first = counted.findIndex((slots) => slots.some((count) => count > 0))
  const known = first < 0 ? [] : counted.slice(first)
  return {
    basis: 'usual',
    tz,
    day: localDay(now, tz),
    weeks: known.length,
    least_weeks: LEAST_WEEKS,
    slots:
      known.length < LEAST_WEEKS
        ? []
        : starts.map((start, slot) => ({
            start_at: new Date(start).toISOString(),
            ...bandOf(known.map((slots) => slots[slot] ?? 0)),
          })),
  }
}

function halfHoursFrom(from: number, to: number): number[] {
  return Array.from(
    { length: Math.ceil((to - from) / HALF_HOUR_MS) },
    (_, slot) => from + slot * HALF_HOUR_MS,
  )
}

/** Cases opened, by the instant at which their quarter of an hour began. */
async function countBins(
  reader: Reader,
  days: readonly number[],
  { queues, ...by }: AskedBy & Pick<UsualContext, 'queues'>,
): Promise<ReadonlyMap<number, number>> {
  const [oldest = by.now] = days
  const newest = days.at(-1) ?? by.now
  const checked = checkFrame(
    {
      from: new Date(oldest).toISOString(),
      to: new Date(nextBucket('day', newest, by.tz)).toISOString(),
      filters: {
        weekday: [(new Date(localDay(by.now, by.tz)).getUTCDay() + 6) % 7],
        ...(queues === undefined ? {} : { queue: [...queues] }),
      },
    },
    [METRIC],
    [],
    by,
  )
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const [asked] = checked.value.forms
  if (asked === undefined) throw new Error(`${METRIC} has no form`)
  const { milestone } = asked.metric
  const scan = createScan(reader.dialect, {
    question: checked.value,
    milestone,
    credit: asked.credit,
    dimensions: [],
    grain: null,
  })
  const sql = `select ${reader.dialect.intDiv(`f.${milestone.at}`, String(BIN_MS))} as bin, count(*) as n
  from ${rowsOf(milestone, scan)} as f
  where ${scan.clockConditions().join(' and ')}
  group by 1`
  const { columns, count } = await reader.query(sql, scan.binder.paramsOf(sql))
  return new Map(
    Array.from({ length: count }, (_, row) => [
      Number(columns['bin']?.[row]) * BIN_MS,
      Number(columns['n']?.[row]),
    ]),
  )
}
