import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Principal } from '../../../accounts/public.ts'
import {
  actAs,
  caseLines,
  type Committed,
  deskAgentId,
  newDeskId,
  openAs,
  staffEntries,
} from '../../../desk/public.ts'
import {
  actionRequest,
  type BulkAnswer,
  bulkAnswer,
  type BulkInput,
  bulkInput,
  type CommittedCase,
  committedCase,
  openCaseInput,
} from '../../../domain/contract/public.ts'
import { DeskmetryError, refusalIn } from '../../../domain/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']
const params = z.object({ id: z.string().min(1).max(200) })

/** Everything that is done to cases over HTTP: the same actions as over the socket, by the same rights. */
export function caseActionRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  const { desk } = rooms
  return (api, _options, done) => {
    api.post(
      '/desk/cases',
      {
        schema: {
          tags,
          summary: 'Open a case',
          description:
            'With an API token and a customer, `text` is what the customer says; opened by a person it is a private note.',
          body: openCaseInput,
          response: { 201: committedCase },
        },
      },
      async (request, reply) => {
        const principal = principalOf(request)
        const done = await openAs(desk, principal, request.body)
        return reply.code(201).send(await written(rooms, principal, done))
      },
    )
    api.post(
      '/desk/cases/:id/actions',
      {
        schema: {
          tags,
          summary: 'Do something to a case',
          description:
            'Answered once it is on disk. Sent again with the same key it is not done again.',
          params,
          body: actionRequest,
          response: { 200: committedCase },
        },
      },
      async (request) => {
        const principal = principalOf(request)
        const done = await actAs(desk, principal, request.params.id, request.body)
        return written(rooms, principal, done)
      },
    )
    api.post(
      '/desk/cases/bulk',
      {
        schema: {
          tags,
          summary: 'The same action on many cases',
          body: bulkInput,
          response: { 200: bulkAnswer },
        },
      },
      (request) => actOnMany(rooms, request, request.body),
    )
    done()
  }
}

async function written(
  { desk, promises }: Pick<Rooms, 'desk' | 'promises'>,
  principal: Principal,
  done: Committed,
): Promise<CommittedCase> {
  const [line] = await caseLines(desk, [done.case], {
    agent_id: deskAgentId(principal.user.id),
    promisesOf: (ids) => promises.of(ids),
  })
  if (line === undefined) throw new Error('a case has a line')
  return { case: line, entries: await staffEntries(desk, done.entries) }
}

async function actOnMany(
  { desk }: Pick<Rooms, 'desk'>,
  request: FastifyRequest,
  { case_ids, action, client_key = newDeskId(desk) }: BulkInput,
): Promise<BulkAnswer> {
  const principal = principalOf(request)
  const language = languageOf(request)
  const results = [...new Set(case_ids)].map(async (case_id) => {
    try {
      await actAs(desk, principal, case_id, { client_key, action })
      return { case_id, error: null }
    } catch (error) {
      if (!(error instanceof DeskmetryError)) throw error
      return { case_id, error: { code: error.code, message: refusalIn(language, error) } }
    }
  })
  return { results: await Promise.all(results) }
}
