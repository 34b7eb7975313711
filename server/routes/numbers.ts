import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { viewerOf } from '../../accounts/public.ts'
import { queryAnswer, queryRequest } from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { ask } from '../numbers/ask.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['numbers']

/**
 * The only way to a number. Requests are judged by reports, which names everything that is wrong at once, so the
 * schemas here describe and do not judge; answers are large and written as they are.
 */
const DESCRIBED_ONLY = {
  validatorCompiler: () => (value: unknown) => ({ value }),
  serializerCompiler: () => (value: unknown) => JSON.stringify(value),
} as const

export function numberRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.post(
      '/query',
      {
        ...DESCRIBED_ONLY,
        schema: {
          tags,
          summary: 'Ask for metrics',
          body: queryRequest,
          response: { 200: queryAnswer },
        },
      },
      (request) => ask(rooms, viewerOf(principalOf(request)), request.body),
    )
    done()
  }
}
