import { toRecords, type Warehouse } from '../../warehouse/public.ts'

/** How many cases there are facts of. */
export async function countCases(warehouse: Warehouse): Promise<number> {
  const rows = await warehouse.query(
    `select count(*) as count from ${warehouse.dialect.table('cases')}`,
  )
  return Number(toRecords(rows)[0]?.['count'] ?? 0)
}
