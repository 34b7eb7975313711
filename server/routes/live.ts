import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { readLiveLimits, saveLiveLimits, stillSignedIn } from '../../accounts/public.ts'
import {
  liveAnswer,
  liveCasesAnswer,
  liveCasesRequest,
  liveLimits,
  liveRequest,
  expectedArrivals,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { createLiveBoardAnswers, type LiveBoardAnswers } from '../live/live-board-answers.ts'
import { createLivePush, type LivePush, type LiveSink } from '../live/live-push.ts'
import { liveScopeOf } from '../live/live-scope.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['live']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** What is so now: queues, open cases, promises, agents. Read from memory, not from the warehouse. */
export function liveRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  const { accounts, clock } = rooms
  return (api, _options, done) => {
    const answers = createLiveBoardAnswers(rooms)
    const push = createLivePush({
      answer: (scope) => answers.now(scope),
      signedIn: (principals) => stillSignedIn(accounts, principals),
      clock,
      later: (turn, ms) => {
        const timer = setTimeout(turn, ms)
        return () => {
          clearTimeout(timer)
        }
      },
    })
    // A stream would keep a stopping server alive.
    api.addHook('preClose', (closed) => {
      push.close()
      closed()
    })
    presentRoutes(api, answers)
    streamRoute(api, push)
    limitRoutes(api, rooms)
    done()
  }
}

function presentRoutes(api: Api, answers: LiveBoardAnswers): void {
  api.get(
    '/live',
    {
      schema: {
        tags,
        summary: 'What is so now',
        querystring: liveRequest,
        response: { 200: liveAnswer },
      },
    },
    (request) => answers.now(liveScopeOf(principalOf(request), request.query)),
  )
  api.get(
    '/live/cases',
    {
      schema: {
        tags,
        summary: 'The cases that a figure of what is so now counted',
        querystring: liveCasesRequest,
        response: { 200: liveCasesAnswer },
      },
    },
    (request) => {
      const { what, agent, limit } = request.query
      return answers.cases(liveScopeOf(principalOf(request), request.query), {
        what,
        limit,
        ...(agent === undefined ? {} : { agent }),
      })
    },
  )
  api.get(
    '/live/expected',
    {
      schema: {
        tags,
        summary: 'How many cases are expected today, by half hour: the usual of this weekday',
        querystring: liveRequest,
        response: { 200: expectedArrivals },
      },
    },
    (request) => answers.expected(liveScopeOf(principalOf(request), request.query)),
  )
}

function streamRoute(api: Api, push: LivePush): void {
  api.get(
    '/live/stream',
    {
      schema: {
        tags,
        summary: 'What is so now, pushed as it changes',
        description:
          'Server-sent events: `snapshot` (as GET /live answers) at the beginning and at most once a second when something changed, `still` when nothing did, `away` while the warehouse cannot be read, `end` before the stream is ended because the session has.',
        querystring: liveRequest,
      },
    },
    (request, reply) => {
      const principal = principalOf(request)
      const scope = liveScopeOf(principal, request.query)
      const stream = new PassThrough()
      const leave = push.join({ principal, scope, sink: sinkOf(stream) })
      reply.raw.once('close', () => {
        leave()
        stream.end()
      })
      return sendEvents(reply, stream)
    },
  )
}

function limitRoutes(api: Api, { accounts }: Rooms): void {
  api.get(
    '/live/limits',
    { schema: { tags, summary: 'When a live figure is bad', response: { 200: liveLimits } } },
    () => readLiveLimits(accounts),
  )
  api.put(
    '/live/limits',
    {
      schema: {
        tags,
        summary: 'Say when a live figure is worth a look, and when it is bad',
        body: liveLimits,
        response: { 200: liveLimits },
      },
    },
    (request) => saveLiveLimits(accounts, principalOf(request), request.body),
  )
}

/** A proxy must hand events on as they come. */
function sendEvents(reply: FastifyReply, stream: PassThrough): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .type('text/event-stream')
    .send(stream)
}

function sinkOf(stream: PassThrough): LiveSink {
  return {
    get isBehind() {
      return stream.writableNeedDrain
    },
    write: (text) => void stream.write(text),
    end: () => void stream.end(),
  }
}
