import { EVENT_FIELDS, type Problem } from '../../domain/public.ts'
import type { RowFile } from '../file/rows.ts'
import type { MappedEvent, Mapper } from '../map/compile-map.ts'

/**
 * A table whose columns are named like the fields of an event needs no map: empty cells are absent, `data` holds
 * JSON. Other columns are refused, since a misspelt one would be lost without a word.
 */
const COLUMNS: readonly string[] = EVENT_FIELDS

export function canonicalMapper(
  file: RowFile,
  name: string,
):
  | { readonly ok: true; readonly mapper: Mapper }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const columns = file.columns ?? []
  if (columns.length === 0) {
    const reason = 'it has no header line that can be read'
    const fix =
      'Check that it is a table (CSV as UTF-8, with the names of its columns in the first line).'
    return { ok: false, problems: [{ code: 'MAP_NEEDED', path: name, reason, fix }] }
  }
  const missing = ['event_id', 'type', 'occurred_at'].filter((column) => !columns.includes(column))
  const strange = columns.filter((column) => !COLUMNS.includes(column))
  if (missing.length > 0 || strange.length > 0) {
    const reason =
      missing.length > 0
        ? `it lacks ${missing.join(', ')}; its columns are ${columns.join(', ')}`
        : `${strange.join(', ')} is no field of an event`
    const fix = 'Say with --map what its columns mean (docs/maps.md).'
    return { ok: false, problems: [{ code: 'MAP_NEEDED', path: name, reason, fix }] }
  }
  const apply: Mapper['apply'] = ({ cells }) => [toEvent(columns, cells)]
  return { ok: true, mapper: { needsSurvey: false, survey: () => undefined, apply } }
}

function toEvent(columns: readonly string[], cells: readonly unknown[]): MappedEvent {
  const event: Record<string, unknown> = {}
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]
    if (cell === '' || cell === null || cell === undefined) continue
    event[column] = typeof cell === 'string' ? readCell(column, cell) : cell
  }
  return { event, problems: [] }
}

/** What cannot be read stays text, and `parseEvent` refuses it by its name. */
function readCell(column: string, cell: string): unknown {
  if (column === 'seq') return /^-?\d{1,15}$/.test(cell) ? Number(cell) : cell
  if (column !== 'data') return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
