import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { completeSetup, setupStatusOf } from '../../accounts/public.ts'
import { setupInput, setupStatus, user } from '../../domain/contract/public.ts'
import { PASSWORD_ATTEMPTS } from '../http/rate-limits.ts'
import type { Rooms } from '../rooms.ts'

/** The first run: one administrator, by the link the server printed. */
export function setupRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/setup',
      {
        schema: {
          tags: ['sign-in'],
          summary: 'Whether an administrator is still to be made',
          response: { 200: setupStatus },
        },
      },
      () => setupStatusOf(accounts),
    )
    api.post(
      '/setup',
      {
        config: { rateLimit: PASSWORD_ATTEMPTS },
        schema: {
          tags: ['sign-in'],
          summary: 'Make the first administrator, with the token of the printed link',
          body: setupInput,
          response: { 200: z.object({ user }) },
        },
      },
      async ({ body }) => ({ user: await completeSetup(accounts, body) }),
    )
    done()
  }
}
