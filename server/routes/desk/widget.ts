import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  forgetVisitor,
  leaveCase,
  listVisitorCases,
  markVisitorRead,
  noteVisitorPage,
  openVisitorCase,
  rateCase,
  readTranscript,
  readVisitorStanding,
  sayInCase,
  welcomeVisitor,
  widgetConfigOf,
} from '../../../desk/public.ts'
import {
  ratingInput,
  visitorCase,
  visitorCaseInput,
  visitorInput,
  visitorMessageInput,
  visitorPage,
  visitorSaid,
  visitorStanding,
  visitorTranscript,
  visitorWelcome,
  widgetConfig,
} from '../../../domain/contract/public.ts'
import { visitorOf } from '../../http/authenticate.ts'
import { answerPreflight } from '../../http/cross-site.ts'
import { newVisitors, VISITOR_READS, VISITOR_WRITES } from '../../http/rate-limits.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['widget']
const caseParams = z.object({ id: z.string().max(200) })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** What the customer's widget asks, from pages of any site, by the visitor's token. */
export function widgetRoutes(rooms: Rooms, newVisitorsPerMinute: number): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.options('/widget/*', { schema: { hide: true } }, (_request, reply) =>
      answerPreflight(reply),
    )
    welcomeRoutes(api, rooms, newVisitorsPerMinute)
    visitorRoutes(api, rooms)
    caseRoutes(api, rooms)
    talkRoutes(api, rooms)
    markRoutes(api, rooms)
    done()
  }
}

function welcomeRoutes(api: Api, { desk }: Rooms, perMinute: number): void {
  api.get(
    '/widget/config',
    {
      config: { rateLimit: VISITOR_READS },
      schema: {
        tags,
        summary: 'How the widget looks, what it asks, whether somebody answers now',
        response: { 200: widgetConfig },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'max-age=30')
      return widgetConfigOf(desk)
    },
  )
  api.post(
    '/widget/visitors',
    {
      config: { rateLimit: newVisitors(perMinute) },
      schema: {
        tags,
        summary: 'Become a visitor, having agreed to be remembered',
        body: visitorInput,
        response: { 201: visitorWelcome },
      },
    },
    async (request, reply) => reply.status(201).send(await welcomeVisitor(desk, request.body)),
  )
}

function visitorRoutes(api: Api, { desk, files }: Rooms): void {
  api.delete(
    '/widget/visitors/me',
    {
      config: { rateLimit: VISITOR_WRITES },
      schema: {
        tags,
        summary: 'Be forgotten: name, words and files are erased, the token ends',
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await forgetVisitor(desk, files, visitorOf(request))
      return reply.status(204).send(null)
    },
  )
  api.put(
    '/widget/page',
    {
      config: { rateLimit: VISITOR_WRITES },
      schema: {
        tags,
        summary: 'The page the visitor is on',
        body: visitorPage,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await noteVisitorPage(desk, visitorOf(request), request.body)
      return reply.status(204).send(null)
    },
  )
}

function caseRoutes(api: Api, { desk, standings }: Rooms): void {
  api.get(
    '/widget/cases',
    {
      config: { rateLimit: VISITOR_READS },
      schema: {
        tags,
        summary: 'The visitor’s conversations and tickets, newest first',
        response: { 200: z.array(visitorCase).readonly() },
      },
    },
    (request) => listVisitorCases(desk, visitorOf(request)),
  )
  api.post(
    '/widget/cases',
    {
      config: { rateLimit: VISITOR_WRITES },
      schema: {
        tags,
        summary: 'Begin a conversation, or leave a ticket; sent twice it begins once',
        body: visitorCaseInput,
        response: { 201: visitorCase },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await openVisitorCase(desk, visitorOf(request), request.body)),
  )
  api.get(
    '/widget/cases/:id',
    {
      config: { rateLimit: VISITOR_READS },
      schema: {
        tags,
        summary: 'A conversation after an entry, in order, at most 500 entries',
        params: caseParams,
        querystring: z.strictObject({ since: z.coerce.number().int().min(0).default(0) }),
        response: { 200: visitorTranscript },
      },
    },
    (request) =>
      readTranscript(desk, visitorOf(request), {
        case_id: request.params.id,
        since: request.query.since,
      }),
  )
  api.get(
    '/widget/cases/:id/standing',
    {
      config: { rateLimit: VISITOR_READS },
      schema: {
        tags,
        summary: 'Where a conversation stands: its place in the queue and the expected wait',
        params: caseParams,
        response: { 200: visitorStanding },
      },
    },
    (request) => readVisitorStanding({ desk, standings }, visitorOf(request), request.params.id),
  )
}

function talkRoutes(api: Api, { desk }: Rooms): void {
  const config = { rateLimit: VISITOR_WRITES }
  api.post(
    '/widget/cases/:id/messages',
    {
      config,
      schema: {
        tags,
        summary: 'Say something, where there is no socket',
        params: caseParams,
        body: visitorMessageInput,
        response: { 201: visitorSaid },
      },
    },
    async (request, reply) => {
      const message = { ...request.body, case_id: request.params.id }
      return reply.status(201).send(await sayInCase(desk, visitorOf(request), message))
    },
  )
  api.post(
    '/widget/cases/:id/rating',
    {
      config,
      schema: {
        tags,
        summary: 'Rate the conversation from 1 to 5',
        params: caseParams,
        body: ratingInput,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const rating = { ...request.body, case_id: request.params.id }
      await rateCase(desk, visitorOf(request), rating)
      return reply.status(204).send(null)
    },
  )
}

function markRoutes(api: Api, { desk }: Rooms): void {
  api.put(
    '/widget/cases/:id/read',
    {
      config: { rateLimit: VISITOR_READS },
      schema: {
        tags,
        summary: 'How far the visitor has read',
        params: caseParams,
        body: z.strictObject({ seq: z.number().int().min(0) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const mark = { ...request.body, case_id: request.params.id }
      await markVisitorRead(desk, visitorOf(request), mark)
      return reply.status(204).send(null)
    },
  )
  api.post(
    '/widget/cases/:id/leave',
    {
      config: { rateLimit: VISITOR_WRITES },
      schema: {
        tags,
        summary: 'End the conversation',
        params: caseParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await leaveCase(desk, visitorOf(request), request.params.id)
      return reply.status(204).send(null)
    },
  )
}
