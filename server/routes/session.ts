import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changePassword,
  changeProfile,
  listSessions,
  permissionsOf,
  revokeSession,
  signIn,
} from '../../accounts/public.ts'
import {
  me,
  passwordChange,
  profileChange,
  session,
  signInInput,
  user,
  whoIsIt,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { PASSWORD_ATTEMPTS } from '../http/rate-limits.ts'
import { clearSessionCookie, originOf, setSessionCookie } from '../http/session-cookie.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['sign-in']

/** Signing in and out, one's own sessions, password, name and language. */
export function sessionRoutes(
  { accounts }: Rooms,
  publicUrl: string | null,
): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.post(
      '/session',
      {
        config: { rateLimit: PASSWORD_ATTEMPTS },
        schema: { tags, summary: 'Sign in', body: signInInput, response: { 200: me } },
      },
      async (request, reply) => {
        const signedIn = await signIn(accounts, request.body, originOf(request))
        setSessionCookie(reply, signedIn.session, publicUrl)
        const { session_id } = signedIn.session
        const principal = { user: signedIn.user, via: { kind: 'session', session_id } } as const
        return { user: signedIn.user, permissions: permissionsOf(principal) }
      },
    )
    api.get(
      '/session',
      {
        schema: {
          tags,
          summary: 'Who is signed in, and what they may do',
          response: { 200: whoIsIt },
        },
      },
      // Asked by every page that opens: an answer, not a refusal, for who is not signed in.
      ({ principal }) =>
        principal === null
          ? { user: null, permissions: {} }
          : { user: principal.user, permissions: permissionsOf(principal) },
    )
    api.delete(
      '/session',
      { schema: { tags, summary: 'Sign out', response: { 204: z.null() } } },
      async (request, reply) => {
        const principal = principalOf(request)
        if (principal.via.kind === 'session') {
          await revokeSession(accounts, principal, principal.via.session_id)
        }
        clearSessionCookie(reply, publicUrl)
        return reply.status(204).send(null)
      },
    )
    profileRoute(api, accounts)
    ownSessionRoutes(api, accounts)
    done()
  }
}

type Api = Parameters<FastifyPluginCallbackZod>[0]

function profileRoute(api: Api, accounts: Rooms['accounts']): void {
  api.patch(
    '/profile',
    {
      schema: {
        tags,
        summary: 'Change my name or my language',
        body: profileChange,
        response: { 200: user },
      },
    },
    (request) => changeProfile(accounts, principalOf(request), request.body),
  )
}

function ownSessionRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.get(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Where one is signed in',
        response: { 200: z.array(session).readonly() },
      },
    },
    (request) => listSessions(accounts, principalOf(request)),
  )
  api.delete(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of one’s own sessions',
        params: z.object({ id: z.string() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await revokeSession(accounts, principalOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
  api.post(
    '/password',
    {
      config: { rateLimit: PASSWORD_ATTEMPTS },
      schema: {
        tags,
        summary: 'Change one’s own password; every other session ends',
        body: passwordChange,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const change = { ...request.body, origin: originOf(request) }
      await changePassword(accounts, principalOf(request), change)
      return reply.status(204).send(null)
    },
  )
}
