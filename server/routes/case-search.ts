import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { viewerOf } from '../../accounts/public.ts'
import {
  caseBreakdown,
  caseBreakdownAnswer,
  caseSearch,
  caseSearchAnswer,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { DESCRIBED_ONLY } from '../http/described-only.ts'
import { askBreakdown, askSearch } from '../numbers/ask.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['cases']

/** Cases found by words and by what became of them. */
export function caseSearchRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
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
    done()
  }
}
