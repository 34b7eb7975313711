import type { Problem } from '../../domain/public.ts'
import type { Row } from '../file/rows.ts'
import type { CaseEnds, RowKey } from './case-ends.ts'
import {
  type CompileContext,
  compileTime,
  compileValue,
  type ReadValue,
  type RowNotes,
  textOf,
} from './compile-value.ts'
import { compileWhen, type Test, type WhenContext } from './compile-when.ts'
import type { LookupTable } from './lookup-file.ts'
import { createMapProblems } from './map-problem.ts'
import { EVENT_COLUMNS, type MapSpec, type RuleSpec } from './map-schema.ts'

/** An event that a rule made of a row: `parseEvent` has the last word, `problems` are the map's own. */
export interface MappedEvent {
  readonly event: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** A map made ready for one file. */
export interface Mapper {
  /** Whether every row of every file must go through `survey` before the first `apply`. */
  readonly needsSurvey: boolean
  survey(row: Row): void
  apply(row: Row): readonly MappedEvent[]
}

export interface MapContext {
  /** The file's columns; null for NDJSON. */
  readonly columns: readonly string[] | null
  readonly lookups: ReadonlyMap<string, LookupTable>
  /** Shared by all files of an import. */
  readonly ends: CaseEnds
  readonly onUnmapped: (field: string, value: string) => void
}

export type CompiledMap =
  | { readonly ok: true; readonly mapper: Mapper }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Ties a map to a file's columns. All problems at once: missing columns, zones, look-ups, formats. */
export function compileMap(map: MapSpec, context: MapContext): CompiledMap {
  const problems = createMapProblems(context.columns)
  const values = { ...context, time: map.time ?? {}, problems }
  const groups: ReadValue[] = []
  const keyOf = compileKey(map, values)
  const rules = { ...values, keyOf, groups }
  const makers = map.events.map((entry, index) =>
    'choose' in entry
      ? chooser(
          entry.choose.map((rule, nth) =>
            compileRule(rule, map, { path: `events.${index}.choose.${nth}`, context: rules }),
          ),
        )
      : compileRule(entry, map, { path: `events.${index}`, context: rules }),
  )
  if (problems.all.length > 0) return { ok: false, problems: unique(problems.all) }

  function survey(row: Row): void {
    const key = keyOf(row, SILENT)
    if (key === null) return
    for (const [slot, group] of groups.entries()) {
      const value = group(row, SILENT)
      if (value !== null) context.ends.see(slot, textOf(value), key)
    }
  }

  function apply(row: Row): readonly MappedEvent[] {
    return makers.flatMap((make) => make(row) ?? [])
  }
  return { ok: true, mapper: { needsSurvey: groups.length > 0, survey, apply } }
}

/** Makes the rule's event, or null when its condition does not hold. */
type Make = (row: Row) => MappedEvent | null

function chooser(makers: readonly Make[]): Make {
  return (row) => {
    for (const make of makers) {
      const made = make(row)
      if (made !== null) return made
    }
    return null
  }
}

function compileRule(
  rule: RuleSpec,
  map: MapSpec,
  at: { readonly path: string; readonly context: WhenContext & MapContext },
): Make {
  const { path, context } = at
  const test: Test = rule.when ? compileWhen(rule.when, `${path}.when`, context) : () => true
  const fields: (readonly [string, ReadValue])[] = []
  for (const column of EVENT_COLUMNS) {
    const isOwn = rule[column] !== undefined
    const spec = column === 'data' ? dataOf(rule, map) : (rule[column] ?? map.every_event?.[column])
    if (spec === undefined) continue
    const where = isOwn ? `${path}.${column}` : `every_event.${column}`
    const read = compileValue(spec, where, context)
    const isTime = column === 'occurred_at' && !hasTime(spec)
    fields.push([column, isTime ? compileTime(read, {}, { path: where, context }) : read])
  }
  return (row) => {
    const problems: Problem[] = []
    const notes: RowNotes = {
      refuse: (field, code, reason, fix) =>
        void problems.push({ code, path: fieldOf(field), reason, fix }),
      unmapped: (field, value) => context.onUnmapped(fieldOf(field), value),
    }
    if (!test(row, SILENT)) return null
    const event: Record<string, unknown> = {}
    for (const [column, read] of fields) {
      const value = read(row, notes)
      if (value !== null) event[column] = value
    }
    return { event: withTextIds(event), problems }
  }
}

const ID_COLUMNS = [
  'event_id',
  'case_id',
  'customer_id',
  'agent_id',
  'team_id',
  'queue_id',
  'channel',
]

/** Ids are text in events; exports write them as numbers. */
function withTextIds(event: Record<string, unknown>): Record<string, unknown> {
  for (const column of ID_COLUMNS) {
    if (typeof event[column] === 'number') event[column] = String(event[column])
  }
  return event
}

/** The rule's data over that of every event, field by field. */
function dataOf(rule: RuleSpec, map: MapSpec): RuleSpec['data'] {
  const every = map.every_event?.data
  return every === undefined ? rule.data : { ...every, ...rule.data }
}

function hasTime(spec: unknown): boolean {
  return typeof spec === 'object' && spec !== null && 'time' in spec
}

/** `events.0.choose.1.data.tags` → `data.tags`: the field of the event. */
function fieldOf(path: string): string {
  return path.replace(/^(events\.\d+(\.choose\.\d+)?|every_event)\./, '')
}

function compileKey(map: MapSpec, context: CompileContext): WhenContext['keyOf'] {
  const { event_id: id, occurred_at: at } = map.every_event ?? {}
  if (id === undefined || at === undefined) return () => null
  const readId = compileValue(id, 'every_event.event_id', context)
  const read = compileValue(at, 'every_event.occurred_at', context)
  const place = { path: 'every_event.occurred_at', context }
  const readAt = hasTime(at) ? read : compileTime(read, {}, place)
  return (row, notes): RowKey | null => {
    const value = readId(row, notes)
    const instant = Date.parse(String(readAt(row, notes)))
    return value === null || Number.isNaN(instant) ? null : { at: instant, id: textOf(value) }
  }
}

const SILENT: RowNotes = { refuse: () => undefined, unmapped: () => undefined }

function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.path} ${problem.reason}`, problem]))
  return [...seen.values()]
}
