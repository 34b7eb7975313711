import type { DimensionNames, QueryRow } from '../../domain/contract/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import { createBinder } from './binder.ts'

/** Dimensions whose keys stand in the directory, and their kind there. */
const DIRECTORY_KINDS = {
  agent: 'agent',
  team: 'team',
  queue: 'queue',
  sla_policy: 'policy',
  customer: 'customer',
} as const
type NamedDimension = keyof typeof DIRECTORY_KINDS

const isNamed = (dimension: string): dimension is NamedDimension =>
  Object.hasOwn(DIRECTORY_KINDS, dimension)

/**
 * The names, in force at `asOf`, of the keys that rows show: by dimension and key. A key nobody named is left out.
 * @param dimensionOf the dimension of each column that holds keys
 */
export async function readNames(
  reader: Reader,
  rows: readonly QueryRow[],
  dimensionOf: Readonly<Record<string, string>>,
  asOf: number,
): Promise<DimensionNames> {
  const keys = new Map<NamedDimension, Set<string>>()
  for (const [column, dimension] of Object.entries(dimensionOf)) {
    if (!isNamed(dimension)) continue
    const known = keys.get(dimension) ?? new Set()
    for (const row of rows) {
      const value = row[column]
      if (typeof value === 'string') known.add(value)
    }
    keys.set(dimension, known)
  }
  const names: Record<string, Record<string, string>> = {}
  for (const [dimension, ids] of keys) {
    names[dimension] = ids.size === 0 ? {} : await namesOf(reader, dimension, [...ids], asOf)
  }
  return names
}

async function namesOf(
  reader: Reader,
  dimension: NamedDimension,
  ids: readonly string[],
  asOf: number,
): Promise<Record<string, string>> {
  const d = reader.dialect
  const binder = createBinder(d)
  const sql = `select e.id as id, ${d.lastBy('e.name', 'e.effective_at')} as name
    from ${d.table('directory')} as e
    where e.kind = ${d.text(DIRECTORY_KINDS[dimension])} and ${d.has(binder.bind(ids, 'refs'), 'e.id')}
      and e.effective_at <= ${binder.bind(asOf, 'at')} and e.name is not null
    group by e.id`
  const rows = await reader.query(sql, binder.paramsOf(sql))
  const found: Record<string, string> = {}
  for (let row = 0; row < rows.count; row++) {
    const id = rows.columns['id']?.[row]
    const name = rows.columns['name']?.[row]
    if (typeof id === 'string' && typeof name === 'string') found[id] = name
  }
  return found
}
