import { DeskmetryError, type Problem } from '../../domain/public.ts'

/** A refusal with everything that is wrong, not just the first: the answer lists the problems. */
export class RefusedInput extends DeskmetryError {
  readonly problems: readonly Problem[]

  constructor(what: string, problems: readonly Problem[]) {
    const [first] = problems
    super('BAD_INPUT', {
      what: first === undefined ? what : `${what} (${first.path})`,
      reason: first?.reason ?? 'it cannot be read',
      fix: first?.fix ?? '',
    })
    this.problems = problems
  }
}
