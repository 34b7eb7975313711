import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { caseReaderOf, searchDesk } from '../../../desk/public.ts'
import { searchAnswer, searchRequest } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import type { Rooms } from '../../rooms.ts'

/** Search over what the asking agent may read. */
export function searchRoutes({ reader }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/search',
      {
        schema: {
          tags: ['desk'],
          summary: 'Find cases, messages and customers',
          querystring: searchRequest,
          response: { 200: searchAnswer },
        },
      },
      (request) => searchDesk(reader, caseReaderOf(principalOf(request)), request.query),
    )
    done()
  }
}
