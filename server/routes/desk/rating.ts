import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { rateByLink, readRatingLink } from '../../../desk/public.ts'
import { ratingAsked, ratingInput } from '../../../domain/contract/public.ts'
import { RATING_LINKS } from '../../http/rate-limits.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['widget']
const config = { rateLimit: RATING_LINKS }
const params = z.object({ token: z.string().max(200) })

/** Satisfaction asked by a link: whoever has it may answer that one question. */
export function ratingRoutes({ desk }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/rating/:token',
      {
        config,
        schema: {
          tags,
          summary: 'What a link to rate by asks about',
          params,
          response: { 200: ratingAsked },
        },
      },
      (request) => readRatingLink(desk, request.params.token),
    )
    api.post(
      '/rating/:token',
      {
        config,
        schema: {
          tags,
          summary: 'Rate by a link; once more changes the answer',
          params,
          body: ratingInput,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await rateByLink(desk, request.params.token, request.body)
        return reply.status(204).send(null)
      },
    )
    done()
  }
}
