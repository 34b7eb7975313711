/**
 * Texts of a source's own time format to instants, for ingest. The format is compiled once per source.
 * Formats: `iso` (an offset in the text wins over the zone), `epoch_s`, `epoch_ms`, or a pattern of the tokens
 * yyyy, MM, dd, HH, mm, ss, SSS (one to nine digits, cut to ms) and M, d, H (one or two digits); every other
 * character stands for itself.
 */
import { type TimeRefusal, plausibleInstant, quoted, wallMsOf } from './plausible-instant.ts'
import { DeskmetryError } from '../deskmetry-error.ts'
import { readInstant, readIso, unreadableIso } from './parse-instant.ts'
import { isZone, wallToInstant } from './zone.ts'

const TOKENS = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  dd: ['day', '\\d{2}'],
  HH: ['hour', '\\d{2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  SSS: ['fraction', '\\d{1,9}'],
  M: ['month', '\\d{1,2}'],
  d: ['day', '\\d{1,2}'],
  H: ['hour', '\\d{1,2}'],
} as const

/** Turns one text into epoch ms, or says why not. Throws nothing. */
export type TimeParser = (text: string) => number | TimeRefusal

/**
 * A parser for texts in `format`, read by the clocks of `tz`; null where the source has no zone, which only
 * `iso` with an offset in each text, `epoch_s` and `epoch_ms` allow.
 * A clock time in a DST gap is the first instant after it; in an overlap the earlier one.
 * @throws DeskmetryError ZONE_UNKNOWN, BAD_INPUT (the format lacks a date, repeats a token, or needs a zone)
 */
export function timeParser(format: string, tz: string | null): TimeParser {
  if (tz !== null && !isZone(tz)) throw new DeskmetryError('ZONE_UNKNOWN', { tz })
  if (format === 'epoch_s') return (text) => parseEpoch(text, 1000)
  if (format === 'epoch_ms') return (text) => parseEpoch(text, 1)
  if (format === 'iso') return tz === null ? readInstant : (text) => parseIsoIn(text, tz)
  if (tz === null) {
    throw badFormat(
      format,
      'it has no offset and no zone is given',
      'Name the zone of these times.',
    )
  }
  return patternParser(format, tz)
}

/** One text by {@link timeParser}; for many texts make the parser once. */
export function parseLocal(text: string, format: string, tz: string | null): number | TimeRefusal {
  return timeParser(format, tz)(text)
}

function parseEpoch(text: string, unitMs: number): number | TimeRefusal {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) {
    // In microseconds first: 1098495833.202 * 1000 is …201.9998 in floating point and would lose a ms
    const micros = Math.round(Number(text) * unitMs * 1000)
    return plausibleInstant(Math.floor(micros / 1000), text)
  }
  return {
    code: 'TIME_UNREADABLE',
    reason: `${quoted(text)} is not a number of ${unitMs === 1 ? 'milliseconds' : 'seconds'}`,
    fix: 'Check the time format named for this column.',
  }
}

function parseIsoIn(text: string, tz: string): number | TimeRefusal {
  const iso = readIso(text)
  if (iso === null) return unreadableIso(text)
  const ms = iso.offset === null ? wallToInstant(iso.wall, tz) : iso.wall - iso.offset
  return plausibleInstant(ms, text)
}

function patternParser(format: string, tz: string): TimeParser {
  const fields: string[] = []
  const source = format.replace(/yyyy|MM|dd|HH|mm|ss|SSS|M|d|H|[^]/g, (piece) => {
    if (!isToken(piece)) return piece.replace(/[\\^$.*+?()[\]{}|]/, '\\$&')
    const [field, digits] = TOKENS[piece]
    if (fields.includes(field)) {
      throw badFormat(format, `it names the ${field} twice`, 'Name each part once.')
    }
    fields.push(field)
    return `(${digits})`
  })
  for (const field of ['year', 'month', 'day']) {
    if (fields.includes(field)) continue
    throw badFormat(format, `it has no ${field}`, 'Use a pattern such as "yyyy-MM-dd HH:mm:ss".')
  }
  const pattern = new RegExp(`^${source}$`, 'u')
  const groupOf = (field: string) => fields.indexOf(field) + 1
  const groups = ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction'].map(groupOf)
  return (text) => {
    const match = pattern.exec(text)
    const wall = match === null ? null : wallOf(match, groups)
    return wall === null ? mismatch(text, format) : plausibleInstant(wallToInstant(wall, tz), text)
  }
}

function wallOf(match: RegExpExecArray, groups: readonly number[]): number | null {
  // Group 0 is the whole text: it stands for a part that the format leaves out.
  const part = (index: number) => {
    const group = groups[index] ?? 0
    return group === 0 ? '0' : (match[group] ?? '0')
  }
  return wallMsOf({
    year: Number(part(0)),
    month: Number(part(1)),
    day: Number(part(2)),
    hour: Number(part(3)),
    minute: Number(part(4)),
    second: Number(part(5)),
    millisecond: Number(part(6).padEnd(3, '0').slice(0, 3)),
  })
}

function isToken(piece: string): piece is keyof typeof TOKENS {
  return Object.hasOwn(TOKENS, piece)
}

function mismatch(text: string, format: string): TimeRefusal {
  return {
    code: 'TIME_UNREADABLE',
    reason: `${quoted(text)} is not a time of the form ${format}`,
    fix: 'Check the time format named for this column.',
  }
}

function badFormat(format: string, reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('BAD_INPUT', { what: `The time format "${format}"`, reason, fix })
}
