import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { viewerOf } from '../../accounts/public.ts'
import {
  distributionAnswer,
  distributionRequest,
  agentDay,
  agentDayRequest,
  agentHours,
  agentHoursRequest,
  drillAnswer,
  drillRequest,
  driversAnswer,
  driversRequest,
  metricEntry,
  queryAnswer,
  queryRequest,
  scoreAnswer,
  scoreRequest,
  standsOutAnswer,
  transcript,
} from '../../domain/contract/public.ts'
import { metricEntries, readTranscript } from '../../reports/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { DESCRIBED_ONLY } from '../http/described-only.ts'
import { languageOf } from '../http/request-language.ts'
import { ARROW_STREAM, toArrow } from '../numbers/arrow.ts'
import {
  ask,
  askAgentDay,
  askAgentHours,
  askCases,
  askDistribution,
  askDrivers,
  askScores,
  askWhatStandsOut,
} from '../numbers/ask.ts'
import { FILES_TOLD, sendTable, sendWritten, wantedFile } from '../numbers/export/answer-file.ts'
import { answerTable } from '../numbers/export/answer-table.ts'
import { describeAnswer } from '../numbers/export/describe-answer.ts'
import { namedFilters } from '../numbers/export/named-filters.ts'
import type { Rooms } from '../rooms.ts'
import { listedNumberRoutes } from './listed-numbers.ts'

const tags = ['numbers']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** The only way to a number, what is behind it, and what it means. */
export function numberRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    questionRoutes(api, rooms)
    spreadRoutes(api, rooms)
    agentRoutes(api, rooms)
    satisfactionRoutes(api, rooms)
    listedNumberRoutes(api, rooms)
    meaningRoutes(api, rooms)
    done()
  }
}

function questionRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/query',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Ask for metrics',
        description: `${FILES_TOLD} Large answers: Arrow (${ARROW_STREAM}).`,
        body: queryRequest,
        response: { 200: queryAnswer },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(principalOf(request))
      const answer = await ask(rooms, viewer, request.body)
      if (request.headers.accept?.includes(ARROW_STREAM) === true) {
        return sendWritten(reply, ARROW_STREAM, await toArrow(answer))
      }
      const type = wantedFile(request)
      if (type === null) return answer
      const language = languageOf(request)
      const filters = await namedFilters(rooms, viewer, request.body, language)
      const metrics = answer.columns.flatMap(({ id, kind }) => (kind === 'metric' ? [id] : []))
      const table = {
        columns: answerTable(answer, language),
        facts: describeAnswer(answer.meta, metrics, { language, filters }),
        tz: answer.meta.tz,
      }
      return sendTable(reply, table, { type, language })
    },
  )
  api.post(
    '/drill',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'The cases that one cell of a query counted',
        body: drillRequest,
        response: { 200: drillAnswer },
      },
    },
    (request) => askCases(rooms, viewerOf(principalOf(request), 'cases:read'), request.body),
  )
}

function agentRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/scores',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'How agents do against their peers on like work',
        body: scoreRequest,
        response: { 200: scoreAnswer },
      },
    },
    (request) => askScores(rooms, viewerOf(principalOf(request)), request.body),
  )
  api.post(
    '/stands-out',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'What is unusual about the cases opened in one cell',
        body: drillRequest,
        response: { 200: standsOutAnswer },
      },
    },
    (request) => askWhatStandsOut(rooms, viewerOf(principalOf(request)), request.body),
  )
  api.post(
    '/agent-hours',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'The hours of one agent by state, day by day',
        body: agentHoursRequest,
        response: { 200: agentHours },
      },
    },
    (request) => askAgentHours(rooms, viewerOf(principalOf(request)), request.body),
  )
  api.post(
    '/agent-day',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'One day of one agent: states, and the chats in hand meanwhile',
        body: agentDayRequest,
        response: { 200: agentDay },
      },
    },
    (request) => askAgentDay(rooms, viewerOf(principalOf(request)), request.body),
  )
}

function spreadRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/distribution',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'How the values of a time spread over bands',
        body: distributionRequest,
        response: { 200: distributionAnswer },
      },
    },
    (request) => askDistribution(rooms, viewerOf(principalOf(request)), request.body),
  )
}

function satisfactionRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/satisfaction/drivers',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'What costs satisfaction, in points of CSAT',
        body: driversRequest,
        response: { 200: driversAnswer },
      },
    },
    (request) => askDrivers(rooms, viewerOf(principalOf(request)), request.body),
  )
}

function meaningRoutes(api: Api, { warehouse, clock }: Rooms): void {
  api.get(
    '/metrics',
    {
      schema: {
        tags,
        summary: 'Every metric: formula, milestone, unit, exclusions',
        response: { 200: z.array(metricEntry).readonly() },
      },
    },
    () => metricEntries(),
  )
  api.get(
    '/cases/:id',
    {
      schema: {
        tags,
        summary: 'What was said in a case',
        params: z.object({ id: z.string() }),
        response: { 200: transcript },
      },
    },
    (request) =>
      readTranscript(request.params.id, {
        reader: warehouse,
        viewer: viewerOf(principalOf(request), 'cases:read'),
        asOf: clock.now(),
      }),
  )
}
