import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  createBoard,
  deleteBoard,
  listBoards,
  readBoard,
  saveBoard,
} from '../../accounts/public.ts'
import { board, boardInput, boardSave, boardSummary } from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['boards']
const params = z.object({ id: z.string().min(1).max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Boards: cards that people arrange, keep and share. */
export function boardRoutes({ accounts }: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    readingRoutes(api, accounts)
    changingRoutes(api, accounts)
    done()
  }
}

function readingRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.get(
    '/boards',
    {
      schema: {
        tags,
        summary: 'The boards one has or is given',
        response: { 200: z.array(boardSummary).readonly() },
      },
    },
    (request) => listBoards(accounts, principalOf(request)),
  )
  api.get(
    '/boards/:id',
    { schema: { tags, summary: 'One board with its cards', params, response: { 200: board } } },
    (request) => readBoard(accounts, principalOf(request), request.params.id),
  )
}

function changingRoutes(api: Api, accounts: Rooms['accounts']): void {
  api.post(
    '/boards',
    { schema: { tags, summary: 'Make a board', body: boardInput, response: { 201: board } } },
    async (request, reply) =>
      reply.status(201).send(await createBoard(accounts, principalOf(request), request.body)),
  )
  api.put(
    '/boards/:id',
    {
      schema: {
        tags,
        summary: 'Save a board as it shall be',
        description: 'Refused when somebody else saved it since the version that was changed.',
        params,
        body: boardSave,
        response: { 200: board },
      },
    },
    (request) =>
      saveBoard(accounts, principalOf(request), { ...request.body, id: request.params.id }),
  )
  api.delete(
    '/boards/:id',
    { schema: { tags, summary: 'Delete a board', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await deleteBoard(accounts, principalOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
