import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  actorOfPrincipal,
  makeRatingSecret,
  rateByLink,
  readRatingLink,
  requireCase,
} from '../../../desk/public.ts'
import { ratingAsked, ratingInput, ratingLink } from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { ownAddress } from '../../http/link.ts'
import { RATING_LINKS } from '../../http/rate-limits.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['widget']
const config = { rateLimit: RATING_LINKS }
const params = z.object({ token: z.string().max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Satisfaction asked by a link: whoever has it may answer that one question. */
export function ratingRoutes(rooms: Rooms, publicUrl: string | null): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    askingRoute(api, rooms, publicUrl)
    answeringRoutes(api, rooms)
    done()
  }
}

function askingRoute(api: Api, { desk }: Rooms, publicUrl: string | null): void {
  api.post(
    '/desk/cases/:id/rating-link',
    {
      schema: {
        tags: ['desk'],
        summary: 'A link by which the customer rates this case; it ends the one before',
        params: z.object({ id: z.string().max(200) }),
        response: { 201: ratingLink },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { id } = await requireCase(desk, principal, request.params.id, 'write')
      const secret = await makeRatingSecret(desk, actorOfPrincipal(principal), id)
      return reply.status(201).send({ url: `${ownAddress(request, publicUrl)}/rate/${secret}` })
    },
  )
}

function answeringRoutes(api: Api, { desk }: Rooms): void {
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
}
