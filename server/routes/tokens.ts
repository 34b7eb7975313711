import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createToken, listTokens, revokeToken } from '../../accounts/public.ts'
import { createdToken, token, tokenInput } from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['sign-in']
/** `all`: everybody's, for who manages users. */
const whose = z.object({ whose: z.enum(['own', 'all']).default('own') })

/** API tokens: made by a person, for a program. */
export function tokenRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/tokens',
      {
        schema: {
          tags,
          summary: 'API tokens',
          querystring: whose,
          response: { 200: z.array(token).readonly() },
        },
      },
      (request) => listTokens(accounts, principalOf(request), request.query.whose),
    )
    api.post(
      '/tokens',
      {
        schema: {
          tags,
          summary: 'Make an API token; its secret is shown this once',
          body: tokenInput,
          response: { 201: createdToken },
        },
      },
      async (request, reply) => {
        const created = await createToken(accounts, principalOf(request), request.body)
        return reply.status(201).send(created)
      },
    )
    api.delete(
      '/tokens/:id',
      {
        schema: {
          tags,
          summary: 'Revoke an API token for ever',
          params: z.object({ id: z.string() }),
          querystring: whose,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { params, query } = request
        const options = { token_id: params.id, whose: query.whose }
        await revokeToken(accounts, principalOf(request), options)
        return reply.status(204).send(null)
      },
    )
    done()
  }
}
