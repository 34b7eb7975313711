import { DeskmetryError } from '../../../domain/public.ts'

/** DuckDB's failures as the registered ones; anything else with the statement, since wrong SQL is our bug. */
export function toDeskmetryError(error: unknown, sql: string): Error {
  if (error instanceof DeskmetryError) return error
  const reason = error instanceof Error ? error.message : String(error)
  if (
    /no space left on device|disk quota|could not write all bytes|failed to write/i.test(reason)
  ) {
    return new DeskmetryError('WAREHOUSE_FULL', { reason }, { cause: error })
  }
  if (/out of memory|memory limit/i.test(reason)) {
    return new DeskmetryError(
      'WAREHOUSE_OUT_OF_MEMORY',
      { reason: firstLine(reason) },
      { cause: error },
    )
  }
  if (/^(io error|could not set lock|cannot open file)/i.test(reason)) {
    return new DeskmetryError(
      'WAREHOUSE_UNREACHABLE',
      { where: 'DuckDB', reason },
      { cause: error },
    )
  }
  return new Error(`${reason}\nin: ${sql.slice(0, 2000)}`, { cause: error })
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? text
