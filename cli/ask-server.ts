import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { DeskmetryError, ERRORS, type ErrorCode, type Problem } from '../domain/public.ts'
import { RefusedInput } from '../server/public.ts'

export interface Server {
  readonly pid: number
  readonly url: string
  readonly token: string
}

interface Line {
  readonly progress?: unknown
  readonly result?: unknown
  readonly error?: {
    readonly code: string
    readonly message: string
    readonly details?: DeskmetryError['details']
    readonly problems?: readonly Problem[]
  }
}

/**
 * Has a running server do an operation; see server/routes/local.ts.
 * @throws SERVER_SILENT, and what the operation threw there
 */
export async function askServer(
  server: Server,
  operation: string,
  input: unknown,
  onProgress: (progress: unknown) => void,
): Promise<unknown> {
  const response = await send(server, operation, input)
  if (response.body === null) throw silent(server, 'it sent no answer')
  const body = Readable.fromWeb(response.body as ReadableStream)
  try {
    for await (const text of createInterface({ input: body })) {
      const line = JSON.parse(text) as Line
      if (line.error !== undefined) throw toError(line.error)
      if (line.progress === undefined) return line.result
      onProgress(line.progress)
    }
  } catch (error) {
    if (error instanceof DeskmetryError) throw error
    throw silent(server, messageOf(error))
  }
  throw silent(server, 'it stopped before it was done')
}

async function send(server: Server, operation: string, input: unknown): Promise<Response> {
  try {
    return await fetch(`${server.url}/api/v1/local/${operation}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ input }),
    })
  } catch (error) {
    throw silent(server, messageOf(error))
  }
}

function toError({ code, message, details, problems }: NonNullable<Line['error']>): Error {
  if (problems !== undefined) return new RefusedInput('The input', problems)
  if (!Object.hasOwn(ERRORS, code)) return new Error(message)
  return new DeskmetryError(code as ErrorCode, details)
}

function silent({ pid, url }: Server, reason: string): DeskmetryError {
  return new DeskmetryError('SERVER_SILENT', { pid, url, reason })
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
