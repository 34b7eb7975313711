import type { QueryAnswer, QueryColumn } from '../../domain/contract/public.ts'

export const ARROW_STREAM = 'application/vnd.apache.arrow.stream'

/**
 * The rows of an answer as an Arrow IPC stream: metrics and counts as float64, buckets and keys as text, null
 * where there is nothing; `meta` and `names` as JSON in the schema's metadata. Totals are not in it.
 */
export async function toArrow({ rows, columns, meta, names }: QueryAnswer): Promise<Uint8Array> {
  // Loaded on the first use: most installations never ask for it.
  const { Float64, Schema, Table, Utf8, tableToIPC, vectorFromArray } = await import('apache-arrow')
  const vectors = Object.fromEntries(
    columns.map((column) => {
      const values = rows.map((row) => row[column.id] ?? null)
      return [
        column.id,
        isKey(column)
          ? vectorFromArray(
              values.map((value) => (value === null ? null : String(value))),
              new Utf8(),
            )
          : vectorFromArray(values as (number | null)[], new Float64()),
      ]
    }),
  )
  const table = new Table(vectors)
  const metadata = new Map([
    ['meta', JSON.stringify(meta)],
    ['names', JSON.stringify(names)],
  ])
  const described = new Table(new Schema(table.schema.fields, metadata), table.batches)
  return tableToIPC(described, 'stream')
}

const isKey = ({ kind }: QueryColumn) => kind === 'grain' || kind === 'dimension'
