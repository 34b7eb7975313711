import { ClickHouseError } from '@clickhouse/client'
import { DeskmetryError } from '../../../domain/public.ts'

/** 243 NOT_ENOUGH_SPACE; 241 MEMORY_LIMIT_EXCEEDED; 516 AUTHENTICATION_FAILED. */
const FULL = new Set(['243'])
const OUT_OF_MEMORY = new Set(['241'])
const NOT_NOW = new Set(['209', '210', '242', '279', '516', '999'])

/** ClickHouse's failures as the registered ones; anything else with the statement, since wrong SQL is our bug. */
export function toDeskmetryError(error: unknown, sql: string): Error {
  if (error instanceof DeskmetryError) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (!(error instanceof ClickHouseError)) {
    return new DeskmetryError(
      'WAREHOUSE_UNREACHABLE',
      { where: 'ClickHouse', reason },
      { cause: error },
    )
  }
  const { code } = error
  if (FULL.has(code)) return new DeskmetryError('WAREHOUSE_FULL', { reason }, { cause: error })
  if (OUT_OF_MEMORY.has(code)) {
    return new DeskmetryError('WAREHOUSE_OUT_OF_MEMORY', { reason }, { cause: error })
  }
  if (NOT_NOW.has(code)) {
    return new DeskmetryError(
      'WAREHOUSE_UNREACHABLE',
      { where: 'ClickHouse', reason },
      { cause: error },
    )
  }
  return new Error(`${reason}\nin: ${sql.slice(0, 2000)}`, { cause: error })
}
