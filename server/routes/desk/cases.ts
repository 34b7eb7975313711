import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listTeams } from '../../../accounts/public.ts'
import {
  caseLines,
  caseReaderOf,
  countBoxes,
  deskAgentId,
  readCaseDetail,
  readEntries,
  readInbox,
  requireCase,
  staffEntries,
  writeReadMarks,
} from '../../../desk/public.ts'
import {
  caseDetail,
  entriesAnswer,
  entriesRequest,
  inboxAnswer,
  inboxRequest,
  readInput,
  team,
} from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']
const params = z.object({ id: z.string().min(1).max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** The inbox, and a case as its agents read it. */
export function caseRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    inboxRoutes(api, rooms)
    readingRoutes(api, rooms)
    done()
  }
}

function inboxRoutes(api: Api, { desk, accounts, promises }: Rooms): void {
  api.get(
    '/desk/inbox',
    {
      schema: {
        tags,
        summary: 'A page of a box of the inbox, the longest waiting first',
        querystring: inboxRequest,
        response: { 200: inboxAnswer },
      },
      preValidation: (request, _reply, next) => {
        // `?status=open` is a list of one.
        const query = request.query as Record<string, unknown>
        for (const key of ['status', 'priority']) {
          if (typeof query[key] === 'string') query[key] = [query[key]]
        }
        next()
      },
    },
    async (request) => {
      const reader = caseReaderOf(principalOf(request))
      await promises.refresh()
      const { cases, next } = await readInbox(desk, reader, request.query)
      const { agent_id } = reader
      const promisesOf = (ids: readonly string[]) => promises.of(ids)
      const lines = await caseLines(desk, cases, { agent_id, promisesOf })
      return { cases: lines, next, counts: await countBoxes(desk, reader) }
    },
  )
  api.get(
    '/desk/teams',
    {
      schema: {
        tags,
        summary: 'Teams a case can be given to',
        response: { 200: z.object({ teams: z.array(team).readonly() }).readonly() },
      },
    },
    async () => ({ teams: await listTeams(accounts) }),
  )
}

function readingRoutes(api: Api, { desk, promises }: Rooms): void {
  api.get(
    '/desk/cases/:id',
    {
      schema: { tags, summary: 'A case opened whole', params, response: { 200: caseDetail } },
    },
    async (request) => {
      const principal = principalOf(request)
      const state = await requireCase(desk, principal, request.params.id)
      await promises.refresh()
      return readCaseDetail(desk, state, {
        reader: caseReaderOf(principal),
        language: languageOf(request),
        promisesOf: (ids) => promises.of(ids),
      })
    },
  )
  api.get(
    '/desk/cases/:id/entries',
    {
      schema: {
        tags,
        summary: 'What happened in a case, in order',
        params,
        querystring: entriesRequest,
        response: { 200: entriesAnswer },
      },
    },
    async (request) => {
      const { id } = await requireCase(desk, principalOf(request), request.params.id)
      return { entries: await staffEntries(desk, await readEntries(desk, id, request.query)) }
    },
  )
  api.put(
    '/desk/cases/:id/read',
    {
      schema: {
        tags,
        summary: 'Say how far I have read',
        params,
        body: readInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const state = await requireCase(desk, principal, request.params.id)
      const mark = {
        case_id: state.id,
        agent_id: deskAgentId(principal.user.id),
        seq: Math.min(request.body.seq, state.last_seq),
      }
      await writeReadMarks(desk, [mark])
      const { case_id, agent_id: reader_id, seq } = mark
      desk.news.publish({ kind: 'read', case_id, who: 'agent', reader_id, seq })
      return reply.code(204).send(null)
    },
  )
}
