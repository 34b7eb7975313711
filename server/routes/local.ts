import { PassThrough } from 'node:stream'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { DeskmetryError } from '../../domain/public.ts'
import { toAnswer, toRegistered } from '../http/error-reply.ts'
import { languageOf } from '../http/request-language.ts'
import { readInput } from '../operations/operation.ts'
import { OPERATIONS } from '../operations/operations.ts'
import type { Rooms } from '../rooms.ts'

/**
 * What commands of this machine ask of the running server: `{"input": …}` in; NDJSON out, a `progress` line
 * whenever there is some, and `result` or `error` as the last one.
 */
export function localRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.post(
      '/local/:operation',
      {
        compress: false,
        schema: {
          hide: true,
          params: z.object({ operation: z.string() }),
          body: z.object({ input: z.unknown() }),
        },
      },
      (request, reply) => {
        const found = OPERATIONS.find(({ name }) => name === request.params.operation)
        if (found === undefined) {
          throw new DeskmetryError('COMMAND_UNKNOWN', { command: request.params.operation })
        }
        const input = readInput(found, request.body.input)
        const answer = new PassThrough()
        const write = (line: object) => void answer.write(`${JSON.stringify(line)}\n`)
        found
          .run(rooms, input, (progress) => {
            write({ progress })
          })
          .then((result) => {
            write({ result })
          })
          .catch((error: unknown) => {
            const known = toRegistered(error, request)
            if (known.status >= 500) request.log.error({ err: error }, known.code)
            write(toAnswer(known, languageOf(request)))
          })
          .finally(() => answer.end())
        return reply.type('application/x-ndjson').send(answer)
      },
    )
    done()
  }
}
