import { type TimeParser, timeParser, DeskmetryError, isZone } from '../../domain/public.ts'
import type { LookupTable } from './lookup-file.ts'
import type { MapProblems } from './map-problem.ts'
import type { Derived, TimeSpec, ValueSpec } from './map-schema.ts'
import { pathReader } from './read-path.ts'
import { parseTemplate } from './template.ts'
import type { Row } from '../file/rows.ts'

/** What a row's values are told to while they are worked out. */
export interface RowNotes {
  refuse(path: string, code: string, reason: string, fix: string): void
  /** A value that is in no `map` or `lookup`. */
  unmapped(path: string, value: string): void
}

/** Works out one value of a row; null when there is none. */
export type ReadValue = (row: Row, notes: RowNotes) => unknown

export interface CompileContext {
  /** Null for records. */
  readonly columns: readonly string[] | null
  readonly lookups: ReadonlyMap<string, LookupTable>
  /** The map's default. */
  readonly time: TimeSpec
  readonly problems: MapProblems
}

/** @param path where the value stands in the map, for problems: `events.0.data.tags` */
export function compileValue(spec: ValueSpec, path: string, context: CompileContext): ReadValue {
  if (typeof spec === 'string') return compileTemplate(spec, path, context)
  if (typeof spec !== 'object' || spec === null) return () => spec
  if (isList(spec)) {
    const items = spec.map((item, index) => compileValue(item, `${path}.${index}`, context))
    return (row, notes) => items.map((item) => item(row, notes)).filter((item) => item !== null)
  }
  if (isDerived(spec)) return compileDerived(spec, path, context)
  const fields = Object.entries(spec).map(
    ([name, field]) => [name, compileValue(field, `${path}.${name}`, context)] as const,
  )
  return (row, notes) => {
    const record: Record<string, unknown> = {}
    for (const [name, field] of fields) {
      const value = field(row, notes)
      if (value !== null) record[name] = value
    }
    return record
  }
}

/** A time as an instant's text in UTC; a text that is no time is refused and stays as it is. */
export function compileTime(
  read: ReadValue,
  spec: TimeSpec,
  at: { readonly path: string; readonly context: CompileContext },
): ReadValue {
  const { path, context } = at
  const format = spec.format ?? context.time.format ?? 'iso'
  const zone = spec.zone ?? context.time.zone ?? null
  const parse = parserOf(format, zone, path, context)
  return (row, notes) => {
    const value = read(row, notes)
    if (value === null) return null
    const text = textOf(value)
    const instant = parse(text.trim())
    if (typeof instant === 'number') return new Date(instant).toISOString()
    notes.refuse(path, instant.code, instant.reason, instant.fix)
    return text
  }
}

function parserOf(
  format: string,
  zone: string | null,
  path: string,
  { problems }: CompileContext,
): TimeParser {
  try {
    return timeParser(format, zone)
  } catch (error) {
    if (!(error instanceof DeskmetryError)) throw error
    const isZoneless = zone === null
    problems.add(
      `${path}.time`,
      isZoneless
        ? `times of the form "${format}" have no offset, and the map names no zone`
        : error.message,
      zone !== null && !isZone(zone)
        ? 'Write an IANA name such as Asia/Shanghai.'
        : 'Name the zone of these times, for all of them at the top of the map: time: { zone: Europe/Rome }.',
      isZoneless ? 'TIME_WITHOUT_OFFSET' : 'MAP_INVALID',
    )
    return () => Number.NaN
  }
}

function compileTemplate(template: string, path: string, context: CompileContext): ReadValue {
  const parsed = parseTemplate(template)
  if ('reason' in parsed) {
    context.problems.add(path, parsed.reason, 'Write {Column}, or {{ and }} for braces.')
    return () => null
  }
  const parts = parsed.parts.map((part) =>
    'text' in part ? part.text : columnReader(part.column, path, context),
  )
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return typeof only === 'string' ? () => only : only
  return (row, notes) => {
    let text = ''
    for (const part of parts) {
      const value = typeof part === 'string' ? part : part(row, notes)
      // With a part missing there is no text: half an id would be somebody else's.
      if (value === null) return null
      text += textOf(value)
    }
    return text
  }
}

function columnReader(column: string, path: string, context: CompileContext): ReadValue {
  if (context.columns === null) {
    const read = pathReader(column)
    return (row) => presence(read(row.cells[0]))
  }
  const index = context.columns.indexOf(column)
  if (index < 0) context.problems.missingColumn(path, column)
  return (row) => presence(row.cells[index])
}

function compileDerived(spec: Derived, path: string, context: CompileContext): ReadValue {
  let read = compileTemplate(spec.from, path, context)
  if (spec.json !== undefined) read = jsonStep(read, spec.json)
  if (spec.lookup) read = lookupStep(read, spec, path, context)
  if (spec.map) read = mapStep(read, spec, path)
  if (spec.split !== undefined) read = splitStep(read, spec.split)
  if (spec.as) read = castStep(read, spec.as, path)
  if (spec.time) read = compileTime(read, spec.time, { path, context })
  const fallback = spec.default
  if (fallback === undefined) return read
  const worked = read
  return (row, notes) => worked(row, notes) ?? fallback
}

function jsonStep(read: ReadValue, json: string): ReadValue {
  const inner = pathReader(json)
  return (row, notes) => {
    const value = read(row, notes)
    if (typeof value !== 'string') return presence(inner(value))
    try {
      return presence(inner(JSON.parse(value)))
    } catch {
      // A cell that holds no JSON holds nothing at that path.
      return null
    }
  }
}

function lookupStep(
  read: ReadValue,
  spec: Derived,
  path: string,
  context: CompileContext,
): ReadValue {
  const name = spec.lookup?.file ?? ''
  const table = context.lookups.get(name)
  const index = table?.columns.indexOf(spec.lookup?.column ?? '') ?? -1
  if (!table) context.problems.add(path, `there is no look-up "${name}"`, 'Name it under lookups.')
  else if (index < 0) {
    const fix = `Its columns are: ${table.columns.join(', ')}.`
    context.problems.add(path, `look-up "${name}" has no column "${spec.lookup?.column}"`, fix)
  }
  return replaceStep(read, spec, path, (value) => table?.rows.get(value)?.[index])
}

function mapStep(read: ReadValue, spec: Derived, path: string): ReadValue {
  const values = new Map(Object.entries(spec.map ?? {}))
  return replaceStep(read, spec, path, (value) => values.get(value))
}

function replaceStep(
  read: ReadValue,
  spec: Derived,
  path: string,
  find: (value: string) => unknown,
): ReadValue {
  return (row, notes) => {
    const value = read(row, notes)
    if (value === null) return null
    const text = textOf(value)
    const found = find(text)
    if (found !== undefined) return presence(found)
    if (spec.otherwise === 'refuse') {
      const fix = 'Add the value to the map, or say otherwise: drop or keep.'
      notes.refuse(path, 'MAP_VALUE_UNKNOWN', `"${text}" is not among the known values`, fix)
    } else notes.unmapped(path, text)
    return spec.otherwise === 'drop' || spec.otherwise === undefined ? null : value
  }
}

function splitStep(read: ReadValue, separator: string): ReadValue {
  return (row, notes) => {
    const value = read(row, notes)
    if (value === null || Array.isArray(value)) return value
    const items = textOf(value)
      .split(separator)
      .map((item) => item.trim())
    return items.filter((item) => item !== '')
  }
}

function castStep(read: ReadValue, kind: NonNullable<Derived['as']>, path: string): ReadValue {
  return (row, notes) => {
    const value = read(row, notes)
    if (value === null) return null
    const text = textOf(value).trim()
    if (kind === 'text') return text
    const cast = kind === 'boolean' ? asBoolean(text) : asNumber(text, kind)
    if (cast !== null) return cast
    notes.refuse(
      path,
      'MAP_VALUE_INVALID',
      `"${text}" is no ${kind}`,
      'Correct the value, or its column.',
    )
    return value
  }
}

function asNumber(text: string, kind: string): number | null {
  const number = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(number)) return null
  return kind === 'integer' && !Number.isSafeInteger(number) ? null : number
}

function asBoolean(text: string): boolean | null {
  if (/^(true|yes|y|1|是)$/i.test(text)) return true
  return /^(false|no|n|0|否)$/i.test(text) ? false : null
}

/** An empty cell is no value. */
function presence(value: unknown): unknown {
  return value === undefined || value === '' ? null : value
}

/** A value as it stands in an id or a text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isDerived(spec: object): spec is Derived {
  return 'from' in spec
}

function isList(spec: object): spec is readonly ValueSpec[] {
  return Array.isArray(spec)
}
