import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorAnswer, Language } from '../../domain/contract/public.ts'
import { DeskmetryError, problemIn, refusalIn } from '../../domain/public.ts'
import { languageOf } from './request-language.ts'

/** The one handler of failures: registered ones as they are, everything else as INTERNAL without a word more. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (thrown: unknown, request, reply) => {
    const error = toRegistered(thrown, request)
    if (error.status >= 500) request.log.error({ err: thrown }, error.code)
    const secs = error.details['secs']
    if (typeof secs === 'number') void reply.header('retry-after', String(secs))
    return answer(error, request, reply)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const error = new DeskmetryError('NOT_FOUND', {
      what: `${request.method} ${request.url.split('?')[0] ?? ''}`,
      fix: 'GET /api/v1/openapi.json lists what there is.',
    })
    return answer(error, request, reply)
  })
}

/** For what Fastify refuses before it looks for a route, which no error handler sees. */
export function answerFrameworkError(
  thrown: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  void answer(toRegistered(thrown, request), request, reply)
}

function answer(error: DeskmetryError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  void reply.status(error.status).header('content-language', language)
  return reply.send(toAnswer(error, language))
}

/** A refusal as it is sent, in the words of whoever reads it; its code and details are the same for all. */
export function toAnswer(error: DeskmetryError, language: Language): ErrorAnswer {
  const { code, details } = error
  const problems = error.problems.map((problem) => problemIn(language, problem))
  const message = refusalIn(language, error)
  return { error: { code, message, details, ...(problems.length === 0 ? {} : { problems }) } }
}

export function toRegistered(thrown: unknown, request: FastifyRequest): DeskmetryError {
  if (thrown instanceof DeskmetryError) return thrown
  return ofFramework(thrown, request) ?? new DeskmetryError('INTERNAL', { request_id: request.id })
}

/** What Fastify refuses by itself before any code of ours runs. */
function ofFramework(thrown: unknown, request: FastifyRequest): DeskmetryError | null {
  const { code, statusCode, message } = thrown as FastifyError
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new DeskmetryError('BODY_TOO_LARGE', { limit: request.routeOptions.bodyLimit })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new DeskmetryError('MEDIA_TYPE_UNKNOWN', {
        type: request.headers['content-type'] ?? '',
      })
    case 'FST_CP_ERR_INVALID_CONTENT':
      return new DeskmetryError('INGEST_BODY', {
        reason: 'its compressed data are broken or cut short',
        fix: 'Send it again whole: events that came in before the cut count as duplicates.',
      })
    default:
      if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return null
      return new DeskmetryError('BAD_INPUT', {
        what: 'The request',
        reason: message,
        fix: 'GET /api/v1/openapi.json shows the shape.',
      })
  }
}
