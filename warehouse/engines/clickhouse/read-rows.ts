import type { Rows, Value } from '../../engine.ts'

/** What ClickHouse answers in the format JSONColumnsWithMetadata, as far as it is read. */
export interface JsonColumns {
  readonly meta: readonly { readonly name: string; readonly type: string }[]
  readonly data: Readonly<Record<string, readonly unknown[]>>
  readonly rows: number
}

/** 64-bit integers come quoted, since JSON numbers lose digits: they are read as numbers here. */
export function readRows(answer: JsonColumns): Rows {
  const columns = Object.fromEntries(
    answer.meta.map(({ name, type }) => {
      const values = answer.data[name] ?? []
      return [name, /U?Int(64|128|256)/.test(type) ? values.map(toNumber) : (values as Value[])]
    }),
  )
  return { names: answer.meta.map(({ name }) => name), columns, count: answer.rows }
}

function toNumber(value: unknown): Value {
  if (Array.isArray(value)) return value.map(toNumber)
  return typeof value === 'string' ? Number(value) : (value as Value)
}
