import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deleteQueue,
  deskAgentId,
  listQueues,
  orderQueues,
  queueIn,
  readRoutingLog,
  readRoutingSettings,
  requireCase,
  saveQueue,
  saveRoutingSettings,
} from '../../../desk/public.ts'
import {
  deskQueue,
  queueInput,
  queueOrder,
  queueStanding,
  routingLogAnswer,
  routingLogRequest,
  routingSettings,
} from '../../../domain/contract/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']
const params = z.object({ id: z.string().min(1).max(200) })
const queueList = z.object({ queues: z.array(deskQueue).readonly() }).readonly()
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Queues with what lies in them, how they route, and why a case lies where it lies. */
export function queueRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    readingRoutes(api, rooms)
    savingRoutes(api, rooms)
    settingsRoutes(api, rooms)
    done()
  }
}

function readingRoutes(api: Api, { desk, standings }: Rooms): void {
  api.get(
    '/desk/queues',
    {
      schema: {
        tags,
        summary: 'All queues in their order of matching, with who waits and who is there',
        response: { 200: z.object({ queues: z.array(queueStanding).readonly() }).readonly() },
      },
    },
    async (request) => {
      const language = languageOf(request)
      const queues = await standings.queues()
      return {
        queues: queues.map(({ queue, ...standing }) => ({
          queue: queueIn(language, queue),
          ...standing,
        })),
      }
    },
  )
  api.get(
    '/desk/routing',
    {
      schema: {
        tags,
        summary: 'Why a case lies where it lies, newest first',
        querystring: routingLogRequest,
        response: { 200: routingLogAnswer },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = await requireCase(desk, principal, request.query.case_id)
      return { decisions: await readRoutingLog(desk, id, languageOf(request)) }
    },
  )
}

function savingRoutes(api: Api, { desk, standings }: Rooms): void {
  api.post(
    '/desk/queues',
    { schema: { tags, summary: 'Make a queue', body: queueInput, response: { 201: deskQueue } } },
    async (request, reply) => {
      const by = deskAgentId(principalOf(request).user.id)
      const queue = await saveQueue(desk, { input: request.body, by })
      standings.forget()
      return reply.status(201).send(queue)
    },
  )
  api.put(
    '/desk/queues/:id',
    {
      schema: {
        tags,
        summary: 'Replace a queue',
        params,
        body: queueInput,
        response: { 200: deskQueue },
      },
    },
    async (request) => {
      const by = deskAgentId(principalOf(request).user.id)
      const queue = await saveQueue(desk, { id: request.params.id, input: request.body, by })
      standings.forget()
      return queue
    },
  )
  api.delete(
    '/desk/queues/:id',
    { schema: { tags, summary: 'Delete an empty queue', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await deleteQueue(desk, request.params.id)
      standings.forget()
      return reply.status(204).send(null)
    },
  )
  api.put(
    '/desk/queue-order',
    {
      schema: {
        tags,
        summary: 'Say in which order queues are matched',
        body: queueOrder,
        response: { 200: queueList },
      },
    },
    async (request) => {
      await orderQueues(desk, request.body.ids)
      standings.forget()
      const language = languageOf(request)
      return { queues: (await listQueues(desk)).map((queue) => queueIn(language, queue)) }
    },
  )
}

function settingsRoutes(api: Api, { desk }: Rooms): void {
  api.get(
    '/desk/routing-settings',
    {
      schema: {
        tags,
        summary: 'What holds for every queue that does not say otherwise',
        response: { 200: routingSettings },
      },
    },
    () => readRoutingSettings(desk),
  )
  api.put(
    '/desk/routing-settings',
    {
      schema: {
        tags,
        summary: 'Change what holds for every queue',
        body: routingSettings,
        response: { 200: routingSettings },
      },
    },
    (request) => {
      const by = deskAgentId(principalOf(request).user.id)
      return saveRoutingSettings(desk, { settings: request.body, by })
    },
  )
}
