/**
 * The error registry: every refusal the product can utter, with its HTTP status and its message.
 * A message says what was wrong and how to fix it; `{name}` is filled from the error's details.
 * `docs/errors.md` lists the same codes, and a test compares both ways.
 */
export const ERRORS = {
  BAD_INPUT: { status: 400, message: '{what} is not valid: {reason}. {fix}' },
  NOT_FOUND: { status: 404, message: '{what} does not exist. {fix}' },
  NOT_SIGNED_IN: { status: 401, message: 'Sign in first, or send a bearer token in the Authorization header.' },
  FORBIDDEN: { status: 403, message: 'Your role does not allow this: {what}. Ask an administrator.' },
  TOO_MANY_REQUESTS: { status: 429, message: 'Too many requests. Wait {secs} s and try again.' },
  DATA_DIR_HELD: {
    status: 409,
    message: 'The data directory {dir} is held by process {pid}. Stop that process, or use its API at {url}.',
  },
} as const satisfies Record<string, { readonly status: number; readonly message: string }>

export type ErrorCode = keyof typeof ERRORS
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>

/** An expected failure with a registered code. Anything else that is thrown is a bug. */
export class DeskmetryError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { readonly cause?: unknown }) {
    super(fillTemplate(ERRORS[code].message, details), options)
    this.name = 'DeskmetryError'
    this.code = code
    this.status = ERRORS[code].status
    this.details = details
  }
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
