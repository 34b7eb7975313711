import { readFile } from 'node:fs/promises'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import type { RowFile } from '../file/rows.ts'
import { type CaseEnds, createCaseEnds } from '../map/case-ends.ts'
import { type CompiledMap, compileMap } from '../map/compile-map.ts'
import { type LookupTable, readLookups } from '../map/lookup-file.ts'
import type { MapSpec } from '../map/map-schema.ts'
import { parseMap } from '../map/parse-map.ts'

/** A map file read, with its look-ups, ready to be tied to each file of an import. */
export interface PreparedMap {
  readonly spec: MapSpec
  tie(file: RowFile, onUnmapped: (field: string, value: string) => void): CompiledMap
}

export type MapReading =
  | { readonly ok: true; readonly map: PreparedMap }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** @throws DeskmetryError BAD_INPUT (no such file), FILE_UNREADABLE (a look-up) */
export async function prepareMap(path: string): Promise<MapReading> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DeskmetryError(
      'BAD_INPUT',
      { what: `The map ${path}`, reason: 'it cannot be read', fix: 'Check the path.' },
      { cause },
    )
  })
  const parsed = parseMap(text)
  if (!parsed.ok) return parsed
  const lookups: ReadonlyMap<string, LookupTable> = await readLookups(parsed.map, path)
  const ends: CaseEnds = createCaseEnds()
  const spec = parsed.map
  return {
    ok: true,
    map: {
      spec,
      tie: ({ columns }, onUnmapped) => compileMap(spec, { columns, lookups, ends, onUnmapped }),
    },
  }
}
