/**
 * Business time: how much open time lies between two instants, and which instant lies a given open time away.
 * Windows are half-open for presence (`isWithin`) and closed for dues: a due on the end of a window is that
 * end, not the next opening. All arithmetic is in whole milliseconds, so it is exact and additive.
 */
import type { BusinessCalendar } from './calendar.ts'
import { BLOCK_DAYS, type OpenSpan, blockAt, blockOf, countWhile, openBefore } from './open-time.ts'

/** How far ahead or back a due is looked for: 100 years. Past that it is never. */
const HORIZON_BLOCKS = Math.ceil(36_525 / BLOCK_DAYS)

/**
 * Open milliseconds in [fromMs, toMs); 0 when `toMs` ≤ `fromMs`. Additive: b(a,c) = b(a,b) + b(b,c) for a ≤ b ≤ c.
 */
export function businessMs(fromMs: number, toMs: number, calendar: BusinessCalendar): number {
  if (toMs <= fromMs) return 0
  const first = blockAt(fromMs, calendar)
  const last = blockAt(toMs, calendar)
  let open = openBefore(toMs, last) - openBefore(fromMs, first)
  for (let index = first.index; index < last.index; index += 1) {
    open += blockOf(index, calendar).open_ms
  }
  return open
}

/** {@link businessMs} in seconds, with its milliseconds as the fraction. */
export function businessSecs(fromMs: number, toMs: number, calendar: BusinessCalendar): number {
  return businessMs(fromMs, toMs, calendar) / 1000
}

/**
 * The earliest instant (epoch ms) by which `amountMs` ≥ 0 milliseconds of open time have passed since `fromMs`.
 * - It falls on the end of a window: it is that end, not the next opening.
 * - `amountMs` is 0: `fromMs` itself when it lies in a window or on its end, else the next opening.
 * - The calendar is not open that long within 100 years: `Infinity`, which means never.
 * So add(add(t, a), b) = add(t, a + b). Fractions of a millisecond are rounded.
 */
export function addBusinessMs(
  fromMs: number,
  amountMs: number,
  calendar: BusinessCalendar,
): number {
  const amount = wholeMs(amountMs)
  if (amount === 0) return isOnWindow(fromMs, calendar) ? fromMs : nextOpening(fromMs, calendar)
  let block = blockAt(fromMs, calendar)
  let target = openBefore(fromMs, block) + amount
  for (const last = block.index + HORIZON_BLOCKS; block.index <= last; ) {
    if (target <= block.open_ms) {
      const span = block.spans[countWhile(block.spans, (each) => openThrough(each) < target)]
      if (span !== undefined) return span.opens_at + target - span.open_before
    }
    target -= block.open_ms
    block = blockOf(block.index + 1, calendar)
  }
  return Number.POSITIVE_INFINITY
}

/** {@link addBusinessMs} in seconds. */
export function addBusinessSecs(fromMs: number, secs: number, calendar: BusinessCalendar): number {
  return addBusinessMs(fromMs, secs * 1000, calendar)
}

/**
 * The latest instant (epoch ms) from which `secs` ≥ 0 seconds of open time pass until `fromMs`: the mirror
 * of {@link addBusinessSecs}. On the start of a window it is that start; 0 seconds give `fromMs` itself in a
 * window or on its edge, else the previous closing; never is `-Infinity`.
 */
export function subtractBusinessSecs(
  fromMs: number,
  secs: number,
  calendar: BusinessCalendar,
): number {
  const amount = wholeMs(secs * 1000)
  if (amount === 0) return isOnWindow(fromMs, calendar) ? fromMs : previousClosing(fromMs, calendar)
  let block = blockAt(fromMs, calendar)
  let target = openBefore(fromMs, block) - amount
  for (const first = block.index - HORIZON_BLOCKS; block.index >= first; ) {
    if (target >= 0) {
      const span = block.spans[countWhile(block.spans, (each) => each.open_before <= target) - 1]
      if (span !== undefined) return span.opens_at + target - span.open_before
    }
    block = blockOf(block.index - 1, calendar)
    target += block.open_ms
  }
  return Number.NEGATIVE_INFINITY
}

/** Whether the calendar is open at the instant `ms`: yes at an opening, no at a closing. */
export function isWithin(ms: number, calendar: BusinessCalendar): boolean {
  const { spans } = blockAt(ms, calendar)
  const span = spans[countWhile(spans, (each) => each.opens_at <= ms) - 1]
  return span !== undefined && ms < span.closes_at
}

function isOnWindow(ms: number, calendar: BusinessCalendar): boolean {
  return isWithin(ms, calendar) || isWithin(ms - 1, calendar)
}

function nextOpening(ms: number, calendar: BusinessCalendar): number {
  let block = blockAt(ms, calendar)
  for (const last = block.index + HORIZON_BLOCKS; block.index <= last; ) {
    const span = block.spans[countWhile(block.spans, (each) => each.opens_at < ms)]
    if (span !== undefined) return span.opens_at
    block = blockOf(block.index + 1, calendar)
  }
  return Number.POSITIVE_INFINITY
}

function previousClosing(ms: number, calendar: BusinessCalendar): number {
  let block = blockAt(ms, calendar)
  for (const first = block.index - HORIZON_BLOCKS; block.index >= first; ) {
    const span = block.spans[countWhile(block.spans, (each) => each.closes_at <= ms) - 1]
    if (span !== undefined) return span.closes_at
    block = blockOf(block.index - 1, calendar)
  }
  return Number.NEGATIVE_INFINITY
}

/** Open milliseconds of the block up to the end of the span. */
function openThrough(span: OpenSpan): number {
  return span.open_before + span.closes_at - span.opens_at
}

function wholeMs(amountMs: number): number {
  const ms = Math.round(amountMs)
  if (ms >= 0) return ms
  throw new Error(`business time to add or subtract is at least 0, not ${String(amountMs)} ms`)
}
