import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  completeReset,
  createResetLink,
  listSessions,
  readResetLink,
  revokeSessionsOf,
} from '../../accounts/public.ts'
import {
  createdResetLink,
  linkToken,
  resetInput,
  resetSight,
  session,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { linkOf } from '../http/link.ts'
import { PASSWORD_ATTEMPTS } from '../http/rate-limits.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['people']
const userParams = z.object({ id: z.string() })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** A new password by a link, and the sessions of others. */
export function resetRoutes(
  { accounts }: Rooms,
  publicUrl: string | null,
): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    linkRoutes(api, accounts, publicUrl)
    sessionRoutes(api, accounts)
    done()
  }
}

function linkRoutes(api: Api, accounts: Rooms['accounts'], publicUrl: string | null): void {
  api.post(
    '/users/:id/reset-link',
    {
      schema: {
        tags,
        summary: 'Make a link by which a user sets a new password; it is shown this once',
        params: userParams,
        response: { 201: createdResetLink },
      },
    },
    async (request, reply) => {
      const made = await createResetLink(accounts, principalOf(request), request.params.id)
      const link = linkOf(request, publicUrl, { path: '/reset', secret: made.secret })
      return reply.status(201).send({ link, expires_at: new Date(made.expires_at).toISOString() })
    },
  )
  api.post(
    '/reset',
    {
      config: { rateLimit: PASSWORD_ATTEMPTS },
      schema: {
        tags,
        summary: 'Whose password a link is for',
        body: linkToken,
        response: { 200: resetSight },
      },
    },
    ({ body }) => readResetLink(accounts, body.token),
  )
  api.post(
    '/reset/complete',
    {
      config: { rateLimit: PASSWORD_ATTEMPTS },
      schema: {
        tags,
        summary: 'Set a new password by a link; every session of the user ends',
        body: resetInput,
        response: { 204: z.null() },
      },
    },
    async ({ body }, reply) => {
      await completeReset(accounts, body)
      return reply.status(204).send(null)
    },
  )
}

function sessionRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.get(
    '/users/:id/sessions',
    {
      schema: {
        tags,
        summary: 'Where a user is signed in',
        params: userParams,
        response: { 200: z.array(session).readonly() },
      },
    },
    (request) => listSessions(accounts, principalOf(request), request.params.id),
  )
  api.delete(
    '/users/:id/sessions',
    {
      schema: {
        tags,
        summary: 'End every session of a user',
        params: userParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await revokeSessionsOf(accounts, principalOf(request), { user_id: request.params.id })
      return reply.status(204).send(null)
    },
  )
  api.delete(
    '/users/:id/sessions/:session',
    {
      schema: {
        tags,
        summary: 'End one session of a user',
        params: userParams.extend({ session: z.string() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, session: session_id } = request.params
      await revokeSessionsOf(accounts, principalOf(request), { user_id: id, session_id })
      return reply.status(204).send(null)
    },
  )
}
