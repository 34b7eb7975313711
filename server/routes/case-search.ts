import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { viewerOf } from '../../accounts/public.ts'
import { readCaseFirings } from '../../desk/public.ts'
import {
  botQuestions,
  botQuestionsRequest,
  caseBreakdown,
  caseBreakdownAnswer,
  caseSearch,
  caseSearchAnswer,
  caseTimeline,
} from '../../domain/contract/public.ts'
import { readTimeline } from '../../reports/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { DESCRIBED_ONLY } from '../http/described-only.ts'
import { askBotQuestions, askBreakdown, askSearch } from '../numbers/ask.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['cases']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Cases found by words and by what became of them. */
export function caseSearchRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    searchRoutes(api, rooms)
    tellingRoutes(api, rooms)
    done()
  }
}

function searchRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/cases/search',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Search cases, page by page',
        body: caseSearch,
        response: { 200: caseSearchAnswer },
      },
    },
    (request) => askSearch(rooms, viewerOf(principalOf(request), 'cases:read'), request.body),
  )
  api.post(
    '/cases/breakdown',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Count the cases of a search by one property',
        body: caseBreakdown,
        response: { 200: caseBreakdownAnswer },
      },
    },
    (request) => askBreakdown(rooms, viewerOf(principalOf(request), 'cases:read'), request.body),
  )
}

function tellingRoutes(api: Api, rooms: Rooms): void {
  api.get(
    '/cases/:id/timeline',
    {
      schema: {
        tags,
        summary: 'All that happened in a case beside what was said',
        params: z.object({ id: z.string() }),
        response: { 200: caseTimeline },
      },
    },
    async (request) => {
      const { id } = request.params
      const facts = await readTimeline(id, {
        warehouse: rooms.warehouse,
        viewer: viewerOf(principalOf(request), 'cases:read'),
        asOf: rooms.clock.now(),
      })
      // Whoever may not see the case has been turned away.
      return { ...facts, firings: await readCaseFirings(rooms.desk, id) }
    },
  )
  api.post(
    '/bot/questions',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'What customers asked that the bot had no good answer to',
        body: botQuestionsRequest,
        response: { 200: botQuestions },
      },
    },
    (request) => askBotQuestions(rooms, viewerOf(principalOf(request), 'cases:read'), request.body),
  )
}
