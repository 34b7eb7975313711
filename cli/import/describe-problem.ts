import type { Problem } from '../../domain/public.ts'

/** One line: the field, what is wrong with it, what to do. */
export function describeProblem({ path, reason, fix }: Problem): string {
  // A problem of the whole record has no field to name; its line stands before it already.
  const field = path === '' || /^line \d+$/.test(path) ? '' : `${path}: `
  return `${field}${reason}. ${fix}`
}
