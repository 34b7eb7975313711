import { DeskmetryError } from '../domain/public.ts'

/** A full disk or quota as the registered error; any other error as it is. */
export function toDiskFull(error: unknown, dir: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new DeskmetryError('DISK_FULL', { dir }, { cause: error })
}
