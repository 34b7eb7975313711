import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { caseReaderOf, listFollowups } from '../../../desk/public.ts'
import { followupAnswer, followupRequest } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import type { Rooms } from '../../rooms.ts'

/** Follow-up tasks over all cases; they are made and finished by actions of their case. */
export function followupRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/desk/followups',
      {
        schema: {
          tags: ['desk'],
          summary: 'Follow-up tasks, what is due first first',
          querystring: followupRequest,
          response: { 200: followupAnswer },
        },
      },
      (request) => listFollowups(desk, caseReaderOf(principalOf(request)), request.query),
    )
    done()
  }
}
