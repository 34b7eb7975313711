import { type ErrorCode, type ErrorDetails, ERRORS } from './errors.ts'

/** An expected failure with a registered code. Anything else that is thrown is a bug. */
export class DeskmetryError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: ErrorDetails
  /** Everything that is wrong with what somebody wrote, where more than one thing can be. */
  readonly problems: readonly Problem[]

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: ErrorOptions = {}) {
    super(fillTemplate(ERRORS[code].message, details), options)
    this.name = 'DeskmetryError'
    this.code = code
    this.status = ERRORS[code].status
    this.details = details
    this.problems = options.problems ?? []
  }
}

interface ErrorOptions {
  readonly cause?: unknown
  readonly problems?: readonly Problem[]
}

/**
 * One thing wrong with something a person wrote (a map, a query, an event). `path` says where in dots
 * (`data.score`, `line 12`), `reason` what, `fix` how to mend it.
 */
export interface Problem {
  readonly code: string
  readonly path: string
  readonly reason: string
  readonly fix: string
}

function fillTemplate(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '')).trim()
}
