import type { Problem } from '../domain/public.ts'
import { RefusedInput } from '../server/public.ts'

/** The flags that the fields of an operation's input come from, where their names differ. */
const FLAGS: Readonly<Record<string, string>> = {
  dimensions: 'by',
  as_of: 'as-of',
  filters: 'where',
  params: 'param',
}

/** A problem of an operation's input, said of the flag that its author wrote. */
export function inFlags(problem: Problem): Problem {
  const [field = '', ...rest] = problem.path.split('.')
  if (!/^[a-z_]+$/.test(field)) return problem
  const isPair = field === 'filters' || field === 'params'
  const path = `--${FLAGS[field] ?? field}${isPair && rest.length > 0 ? ` ${rest.join('.')}` : ''}`
  const [verb = '', named, ...more] = problem.fix.split(' ')
  const fix = named === `${problem.path}.` ? [verb, `${path}.`, ...more].join(' ') : problem.fix
  return { ...problem, path, fix }
}

/** Does what may refuse its input, and says then which flags are meant. */
export async function namingFlags<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RefusedInput
      ? new RefusedInput(what, error.problems.map(inFlags))
      : error
  }
}
