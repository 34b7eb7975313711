import type { Problem } from '../../domain/public.ts'

/** Collects what is wrong with a map while it is put together: all of it is told at once. */
export interface MapProblems {
  add(path: string, reason: string, fix: string, code?: string): void
  /** A column the file does not have; the file's columns are told with it. */
  missingColumn(path: string, column: string): void
  readonly all: readonly Problem[]
}

export function createMapProblems(columns: readonly string[] | null): MapProblems {
  const all: Problem[] = []
  return {
    add: (path, reason, fix, code = 'MAP_INVALID') => void all.push({ code, path, reason, fix }),
    missingColumn(path, column) {
      all.push({
        code: 'MAP_COLUMN_MISSING',
        path,
        reason: `the file has no column "${column}"`,
        fix: `Its columns are: ${(columns ?? []).join(', ')}.`,
      })
    },
    all,
  }
}
