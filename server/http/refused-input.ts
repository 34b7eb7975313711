import { DeskmetryError, type Problem } from '../../domain/public.ts'

/** A refusal with everything that is wrong, not just the first: the answer lists the problems. */
export class RefusedInput extends DeskmetryError {
  constructor(what: string, problems: readonly Problem[]) {
    const [first] = problems
    const details = {
      what: first === undefined ? what : `${what} (${first.path})`,
      reason: first?.reason ?? 'it cannot be read',
      fix: first?.fix ?? '',
    }
    super('BAD_INPUT', details, { problems })
  }
}
