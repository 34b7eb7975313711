import { type Reader, toRecords } from '../engine.ts'
import type { Table } from '../schema/column.ts'
import type { ColumnDiff, TableDiff } from './refresh-result.ts'

const EXAMPLES = 3

/**
 * What differs between a fact table and its successor, column by column; null: nothing does, to the byte. The same
 * SQL on both engines.
 */
export async function diffFacts(
  reader: Reader,
  table: Table,
  successor: string,
): Promise<TableDiff | null> {
  const d = reader.dialect
  const names = Object.keys(table.columns)
  const others = names.filter((name) => !table.key.includes(name))
  const select = (from: string, alias: string) =>
    `(select ${names.map((name) => `${d.quote(name)} as ${alias}_${name}`).join(', ')} from ${d.table(from)})`
  const on = table.key.map((key) => `o_${key} = n_${key}`).join(' and ')
  const joined = `${select(table.name, 'o')} as o full join ${select(successor, 'n')} as n on ${on}`
  const first = table.key[0] ?? ''
  const both = `o_${first} is not null and n_${first} is not null`
  const changed = (name: string) =>
    `(o_${name} is null and n_${name} is not null or o_${name} is not null and n_${name} is null or coalesce(o_${name} <> n_${name}, false))`
  const [counts] = toRecords(
    await reader.query(`select
      count(n_${first}) as total,
      count(*) filter (where o_${first} is null) as added,
      count(*) filter (where n_${first} is null) as removed,
      ${others.map((name) => `count(*) filter (where ${both} and ${changed(name)}) as c_${name}`).join(', ')}
      from ${joined}`),
  )
  const count = (name: string) => Number(counts?.[name] ?? 0)
  const columns: ColumnDiff[] = []
  for (const name of others) {
    if (count(`c_${name}`) === 0) continue
    const rows = await reader.query(
      `select ${[...table.key.map((key) => `o_${key} as k_${key}`), `o_${name} as before`, `n_${name} as after`].join(', ')}
        from ${joined} where ${both} and ${changed(name)}
        order by ${table.key.map((key) => `o_${key}`).join(', ')} limit ${EXAMPLES}`,
    )
    const examples = toRecords(rows).map((row) => ({
      key: table.key.map((key) => String(row[`k_${key}`])).join(' '),
      before: String(row['before']),
      after: String(row['after']),
    }))
    columns.push({ table: table.name, column: name, changed: count(`c_${name}`), examples })
  }
  const isSame = columns.length === 0 && count('added') === 0 && count('removed') === 0
  if (isSame) return null
  return {
    table: table.name,
    rows: count('total'),
    added: count('added'),
    removed: count('removed'),
    columns,
  }
}
