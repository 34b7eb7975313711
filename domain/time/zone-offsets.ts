/**
 * The offset of an IANA zone at any instant, from the platform's own zone data (Intl) and nothing else.
 * One Intl call costs 1–3 µs, so each zone keeps the changes it found per stretch of about 13 months; a
 * stretch is read once, day by day. Two changes that cancel out within one day would be missed; the zone
 * data hold none since 1970.
 */
import { DeskmetryError } from '../deskmetry-error.ts'
import { DAY_MS } from './local-date.ts'

interface Change {
  readonly at: number
  readonly offset: number
}

interface Stretch {
  readonly offset: number
  readonly changes: readonly Change[]
}

interface Zone {
  readonly readOffset: (ms: number) => number
  readonly stretches: Map<number, Stretch>
}

const STRETCH_MS = 2 ** 35
const zones = new Map<string, Zone>()

/** Whether `tz` is an IANA zone name as both engines know it: case matters, offsets like '+08:00' are none. */
export function isZone(tz: string): boolean {
  return findZone(tz) !== null
}

/**
 * Milliseconds to add to the instant `ms` (epoch) to read the wall clock of `tz`; positive east of Greenwich.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function offsetAt(ms: number, tz: string): number {
  const zone = zones.get(tz) ?? openZone(tz)
  const index = Math.floor(ms / STRETCH_MS)
  const stretch = zone.stretches.get(index) ?? readStretch(zone, index)
  let offset = stretch.offset
  for (const change of stretch.changes) {
    if (ms < change.at) break
    offset = change.offset
  }
  return offset
}

/** From `at` (epoch ms) on the zone keeps `offset` ms; the first of a list holds from before any time asked for. */
export interface ZoneOffset {
  readonly at: number
  readonly offset: number
}

/**
 * The offsets of `tz` over [`from`, `to`] (epoch ms) in order, the one in force at `from` first.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function offsetsBetween(from: number, to: number, tz: string): readonly ZoneOffset[] {
  const zone = zones.get(tz) ?? openZone(tz)
  const offsets: ZoneOffset[] = [{ at: from, offset: offsetAt(from, tz) }]
  for (let index = Math.floor(from / STRETCH_MS); index <= Math.floor(to / STRETCH_MS); index++) {
    for (const change of (zone.stretches.get(index) ?? readStretch(zone, index)).changes) {
      if (change.at > from && change.at <= to) offsets.push(change)
    }
  }
  return offsets
}

/** The first millisecond in (`before`, `after`] for which `holds`, given that it holds from there on. */
export function firstInstant(
  before: number,
  after: number,
  holds: (ms: number) => boolean,
): number {
  let low = before
  let high = after
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

function openZone(tz: string): Zone {
  const zone = findZone(tz)
  if (zone === null) throw new DeskmetryError('ZONE_UNKNOWN', { tz })
  return zone
}

function findZone(tz: string): Zone | null {
  const known = zones.get(tz)
  if (known !== undefined) return known
  // Intl ignores case and newer ones take '+08:00'; ClickHouse does neither, so neither do we.
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(tz)) return null
  const format = zoneFormat(tz)
  if (format === null) return null
  const canonical = format.resolvedOptions().timeZone
  if (canonical !== tz && canonical.toLowerCase() === tz.toLowerCase()) return null
  const zone = { readOffset: (ms: number) => readOffset(format, ms), stretches: new Map() }
  zones.set(tz, zone)
  return zone
}

function zoneFormat(tz: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readOffset(format: Intl.DateTimeFormat, ms: number): number {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
    format.format(ms).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

function readStretch(zone: Zone, index: number): Stretch {
  const from = index * STRETCH_MS
  const first = zone.readOffset(from)
  const changes: Change[] = []
  let offset = first
  for (let low = from; low < from + STRETCH_MS; low += DAY_MS) {
    const high = Math.min(low + DAY_MS, from + STRETCH_MS - 1)
    const next = zone.readOffset(high)
    if (next === offset) continue
    const before = offset
    const at = firstInstant(low, high, (ms) => zone.readOffset(ms) !== before)
    changes.push({ at, offset: next })
    offset = next
  }
  const stretch = { offset: first, changes }
  zone.stretches.set(index, stretch)
  return stretch
}
