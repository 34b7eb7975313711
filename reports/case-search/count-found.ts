import type { Reader } from '../../warehouse/public.ts'
import { type CaseQuestion, foundCases } from './found-cases.ts'

/** How many cases a search finds, each once. */
export async function countFound(reader: Reader, question: CaseQuestion): Promise<number> {
  const found = foundCases(reader.dialect, question)
  const sql = `select count(*) as total ${found.fromSql([])}`
  const { columns } = await reader.query(sql, found.binder.paramsOf(sql))
  return Number(columns['total']?.[0] ?? 0)
}
