import { dirname, join } from 'node:path'
import { DeskmetryError } from '../../domain/public.ts'
import { openBytes } from '../file/open-bytes.ts'
import { readCsv } from '../file/read-csv.ts'
import type { MapSpec } from './map-schema.ts'

/** A CSV file in memory, by the values of its key column. */
export interface LookupTable {
  readonly columns: readonly string[]
  readonly rows: ReadonlyMap<string, readonly unknown[]>
}

const MAX_ROWS = 1_000_000

/**
 * Reads the look-up files that a map names, from the map's folder.
 * @throws DeskmetryError FILE_UNREADABLE, BAD_INPUT (no such key column, more than a million rows)
 */
export async function readLookups(
  spec: MapSpec,
  mapPath: string,
): Promise<ReadonlyMap<string, LookupTable>> {
  const tables = new Map<string, LookupTable>()
  for (const [name, { file, key }] of Object.entries(spec.lookups ?? {})) {
    tables.set(name, await readLookup(join(dirname(mapPath), file), key))
  }
  return tables
}

async function readLookup(path: string, key: string): Promise<LookupTable> {
  const bytes = await openBytes(path, { stdin: noInput() })
  const onRefused = ({ line }: { readonly line: number }) => {
    throw bad(path, `its line ${line} cannot be read`, 'Correct the line.')
  }
  const file = await readCsv(bytes, { file: path, onRefused })
  const columns = file.columns ?? []
  const index = columns.indexOf(key)
  if (index < 0) {
    throw bad(path, `it has no key column "${key}"`, `Its columns are: ${columns.join(', ')}.`)
  }
  const rows = new Map<string, readonly unknown[]>()
  for await (const batch of file.batches) {
    for (const { cells } of batch) rows.set(String(cells[index]), cells)
    if (rows.size > MAX_ROWS) {
      throw bad(path, `it has more than ${MAX_ROWS} rows`, 'Join it into the export instead.')
    }
  }
  return { columns, rows }
}

async function* noInput(): AsyncGenerator<Buffer> {
  // A look-up is a file; standard input is the import's.
}

function bad(path: string, reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('BAD_INPUT', { what: `The look-up file ${path}`, reason, fix })
}
