import { pageLanguage } from '../language/page-language.ts'
import { tellSignedOut } from './signed-out.ts'

/** A refusal of the server, or no answer at all (`OFFLINE`). `message` is for people, in the language of the page. */
export class ApiFailure extends Error {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  /** What was wrong with which field of the request. */
  readonly problems: readonly FieldProblem[]

  constructor(failure: {
    readonly code: string
    readonly status: number
    readonly message: string
    readonly details?: Readonly<Record<string, unknown>>
    readonly problems?: readonly FieldProblem[]
  }) {
    super(failure.message)
    this.name = 'ApiFailure'
    this.code = failure.code
    this.status = failure.status
    this.details = failure.details ?? {}
    this.problems = failure.problems ?? []
  }
}

export interface FieldProblem {
  /** `document.targets.first_reply.secs` */
  readonly path: string
  readonly reason: string
  /** How to mend it; empty where that is for programs alone, which know the shape of the request. */
  readonly fix: string
}

export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Goes on when the page is left. */
  readonly outlivesPage?: boolean
  /** What the answer should be; JSON unless said otherwise. */
  readonly accept?: string
}

/**
 * One call to the product's own API, with the session cookie.
 * @throws ApiFailure with the server's code; `OFFLINE` when nothing answered. An abort passes through.
 */
export async function fetchJson(path: string, request: JsonRequest = {}): Promise<unknown> {
  const response = await send(path, request)
  if (!response.ok) throw await toFailure(response)
  return response.status === 204 ? undefined : await response.json()
}

/**
 * Asks a question that is too long for an address. It changes nothing, so it may be given up.
 * @throws ApiFailure as `fetchJson`
 */
export async function askFor<Answer>(
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<Answer> {
  return (await fetchJson(path, { method: 'POST', body, signal })) as Answer
}

/**
 * The same for a file.
 * @throws ApiFailure as `fetchJson`
 */
export async function fetchFile(path: string, request: JsonRequest): Promise<Blob> {
  const response = await send(path, request)
  if (!response.ok) throw await toFailure(response)
  return response.blob()
}

async function send(
  path: string,
  { method = 'GET', body, signal, outlivesPage = false, accept = 'application/json' }: JsonRequest,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      keepalive: outlivesPage,
      headers: {
        accept,
        'accept-language': pageLanguage(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new ApiFailure({ code: 'OFFLINE', status: 0, message: String(cause) })
  }
}

/**
 * The body of a refusal is `{error: {code, message, details, problems}}`; a proxy in between may send anything.
 * That the session has ended is told to whoever listens; a wrong password says nothing of the session.
 */
export async function toFailure(response: Response): Promise<ApiFailure> {
  const body: unknown = await response.json().catch(() => null)
  const error = field(body, 'error')
  const code = field(error, 'code')
  const message = field(error, 'message')
  const details = field(error, 'details')
  if (response.status === 401 && code !== 'SIGN_IN_FAILED') tellSignedOut()
  return new ApiFailure({
    code: typeof code === 'string' ? code : `HTTP_${String(response.status)}`,
    status: response.status,
    message: typeof message === 'string' ? message : response.statusText,
    details: isRecord(details) ? details : {},
    problems: problemsOf(field(error, 'problems')),
  })
}

function problemsOf(value: unknown): readonly FieldProblem[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one: unknown) => {
    const path = field(one, 'path')
    const reason = field(one, 'reason')
    if (typeof path !== 'string' || typeof reason !== 'string') return []
    const fix = field(one, 'code') === 'INPUT_INVALID' ? '' : field(one, 'fix')
    return [{ path, reason, fix: typeof fix === 'string' ? fix : '' }]
  })
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
