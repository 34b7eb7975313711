import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  openSession,
  permissionsOf,
  readInvitation,
  revokeInvitation,
} from '../../accounts/public.ts'
import {
  createdInvitation,
  invitation,
  invitationAcceptance,
  invitationInput,
  invitationSight,
  linkToken,
  me,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { linkOf } from '../http/link.ts'
import { PASSWORD_ATTEMPTS } from '../http/rate-limits.ts'
import { originOf, setSessionCookie } from '../http/session-cookie.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['people']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Inviting people by a link, and coming in by one. */
export function invitationRoutes(rooms: Rooms, publicUrl: string | null): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    invitingRoutes(api, rooms, publicUrl)
    acceptingRoutes(api, rooms, publicUrl)
    done()
  }
}

function invitingRoutes(api: Api, { accounts }: Rooms, publicUrl: string | null): void {
  api.get(
    '/invitations',
    {
      schema: {
        tags,
        summary: 'Invitations nobody has accepted',
        response: { 200: z.array(invitation).readonly() },
      },
    },
    (request) => listInvitations(accounts, principalOf(request)),
  )
  api.post(
    '/invitations',
    {
      schema: {
        tags,
        summary: 'Invite somebody; the link is shown this once',
        body: invitationInput,
        response: { 201: createdInvitation },
      },
    },
    async (request, reply) => {
      const made = await createInvitation(accounts, principalOf(request), request.body)
      const link = linkOf(request, publicUrl, { path: '/invitation', secret: made.secret })
      return reply.status(201).send({ invitation: made.invitation, link })
    },
  )
  api.delete(
    '/invitations/:id',
    {
      schema: {
        tags,
        summary: 'Call an invitation back',
        params: z.object({ id: z.string() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await revokeInvitation(accounts, principalOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}

function acceptingRoutes(api: Api, { accounts }: Rooms, publicUrl: string | null): void {
  api.post(
    '/invitation',
    {
      config: { rateLimit: PASSWORD_ATTEMPTS },
      schema: {
        tags,
        summary: 'What an invitation is for; its token comes in the body, never in an address',
        body: linkToken,
        response: { 200: invitationSight },
      },
    },
    ({ body }) => readInvitation(accounts, body.token),
  )
  api.post(
    '/invitation/accept',
    {
      config: { rateLimit: PASSWORD_ATTEMPTS },
      schema: {
        tags,
        summary: 'Accept an invitation with a name and a password; signs in',
        body: invitationAcceptance,
        response: { 201: me },
      },
    },
    async (request, reply) => {
      const user = await acceptInvitation(accounts, request.body)
      const session = await openSession(accounts, user.id, originOf(request))
      setSessionCookie(reply, session, publicUrl)
      const via = { kind: 'session', session_id: session.session_id } as const
      return reply.status(201).send({ user, permissions: permissionsOf({ user, via }) })
    },
  )
}
