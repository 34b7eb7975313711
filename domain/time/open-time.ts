/**
 * The open time of a calendar as instants. Local days are grouped in blocks of fixed size; a block is
 * worked out once, when first touched, as sorted spans with the open time that precedes each, so a question
 * costs one binary search per end and one addition per block between.
 */
import type { BusinessCalendar } from './calendar.ts'
import { DAY_MS } from './local-date.ts'
import { offsetAt, wallToInstant } from './zone.ts'

/** One stretch of open time, epoch ms, half-open; real elapsed time even where a DST change falls in it. */
export interface OpenSpan {
  readonly opens_at: number
  readonly closes_at: number
  /** Open milliseconds of the block before this span. */
  readonly open_before: number
}

export interface OpenBlock {
  readonly index: number
  /** Epoch ms, half-open. */
  readonly from: number
  readonly to: number
  readonly spans: readonly OpenSpan[]
  /** Open milliseconds of the whole block. */
  readonly open_ms: number
}

/** About a year and a half: a question rarely crosses more than one border, a block costs about 1 ms. */
export const BLOCK_DAYS = 512

/** The block that holds the instant `ms`. */
export function blockAt(ms: number, calendar: BusinessCalendar): OpenBlock {
  const day = Math.floor((ms + offsetAt(ms, calendar.tz)) / DAY_MS)
  const block = blockOf(Math.floor(day / BLOCK_DAYS), calendar)
  // Where a clock fell back over midnight, the minutes shown twice belong to the later block.
  return ms < block.to ? block : blockOf(block.index + 1, calendar)
}

/** The `index`th block counted from 1970-01-01; negative before. */
export function blockOf(index: number, calendar: BusinessCalendar): OpenBlock {
  const known = calendar.blocks.get(index)
  if (known !== undefined) return known
  const block = readBlock(index, calendar)
  calendar.blocks.set(index, block)
  return block
}

/** Open milliseconds of the block before the instant `ms`. */
export function openBefore(ms: number, block: OpenBlock): number {
  const span = block.spans[countWhile(block.spans, (each) => each.opens_at <= ms) - 1]
  if (span === undefined) return 0
  return span.open_before + Math.min(ms, span.closes_at) - span.opens_at
}

/** How many leading items `holds` is true of, given that it is false of all after the first false. */
export function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return low
}

function readBlock(index: number, calendar: BusinessCalendar): OpenBlock {
  const firstDay = index * BLOCK_DAYS
  const lastDay = firstDay + BLOCK_DAYS
  const spans: OpenSpan[] = []
  let open_before = 0
  for (let day = firstDay; day < lastDay; day += 1) {
    for (const { opens, closes } of calendar.spansOn(day)) {
      const opens_at = wallToInstant(day * DAY_MS + opens * 60_000, calendar.tz)
      const closes_at = wallToInstant(day * DAY_MS + closes * 60_000, calendar.tz)
      // A span that a DST gap swallows whole has no real time.
      if (closes_at <= opens_at) continue
      spans.push({ opens_at, closes_at, open_before })
      open_before += closes_at - opens_at
    }
  }
  const from = wallToInstant(firstDay * DAY_MS, calendar.tz)
  const to = wallToInstant(lastDay * DAY_MS, calendar.tz)
  return { index, from, to, spans, open_ms: open_before }
}
