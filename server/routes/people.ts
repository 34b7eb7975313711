import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changeUser,
  createUser,
  listTeams,
  listUsers,
  resetPassword,
  saveTeam,
} from '../../accounts/public.ts'
import {
  passwordReset,
  sourcedId,
  team,
  teamInput,
  user,
  userChange,
  userInput,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['people']
const userParams = z.object({ id: z.string() })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Users and the teams they belong to. */
export function peopleRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    userRoutes(api, accounts)
    teamRoutes(api, accounts)
    done()
  }
}

function userRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.get(
    '/users',
    { schema: { tags, summary: 'All users', response: { 200: z.array(user).readonly() } } },
    (request) => listUsers(accounts, principalOf(request)),
  )
  api.post(
    '/users',
    { schema: { tags, summary: 'Make a user', body: userInput, response: { 201: user } } },
    async (request, reply) =>
      reply.status(201).send(await createUser(accounts, principalOf(request), request.body)),
  )
  api.patch(
    '/users/:id',
    {
      schema: {
        tags,
        summary: 'Change what is given of a user',
        params: userParams,
        body: userChange,
        response: { 200: user },
      },
    },
    (request) =>
      changeUser(accounts, principalOf(request), { ...request.body, id: request.params.id }),
  )
  api.put(
    '/users/:id/password',
    {
      schema: {
        tags,
        summary: 'Give a user a new password; every session of theirs ends',
        params: userParams,
        body: passwordReset,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const reset = { user_id: request.params.id, ...request.body }
      await resetPassword(accounts, principalOf(request), reset)
      return reply.status(204).send(null)
    },
  )
}

function teamRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.get(
    '/teams',
    { schema: { tags, summary: 'All teams', response: { 200: z.array(team).readonly() } } },
    () => listTeams(accounts),
  )
  api.put(
    '/teams/:id',
    {
      schema: {
        tags,
        summary: 'Make or change a team',
        params: z.object({ id: sourcedId }),
        body: teamInput,
        response: { 200: team },
      },
    },
    (request) =>
      saveTeam(accounts, principalOf(request), { ...request.body, id: request.params.id }),
  )
}
