import type { Problem } from '../../domain/public.ts'

/** The flags that a question's fields come from, where their names differ. */
const FLAGS: Readonly<Record<string, string>> = {
  dimensions: 'by',
  as_of: 'as-of',
  filters: 'where',
  params: 'param',
}

/** A problem of a question, said of the flag that its author wrote. */
export function inFlags(problem: Problem): Problem {
  const [field = '', ...rest] = problem.path.split('.')
  if (!/^[a-z_]+$/.test(field)) return problem
  const name =
    rest.length > 0 && (field === 'filters' || field === 'params') ? ` ${rest.join('.')}` : ''
  const path = `--${FLAGS[field] ?? field}${name}`
  return { ...problem, path, fix: problem.fix.replace(`Give ${problem.path}.`, `Give ${path}.`) }
}
