import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { viewerOf } from '../../accounts/public.ts'
import { dimensionName, isMessageKey, MESSAGES, valueName } from '../../charts/public.ts'
import {
  type BreachRequest,
  breachAnswer,
  breachRequest,
  type CommentsRequest,
  commentsAnswer,
  commentsRequest,
  type FiguresRequest,
  figuresAnswer,
  figuresRequest,
  type Language,
  MOST_FILE_ROWS,
} from '../../domain/contract/public.ts'
import { principalOf } from '../http/authenticate.ts'
import { DESCRIBED_ONLY } from '../http/described-only.ts'
import { languageOf } from '../http/request-language.ts'
import { askBreaches, askComments, askFigures } from '../numbers/ask.ts'
import { FILES_TOLD, sendTable, wantedFile } from '../numbers/export/answer-file.ts'
import type { Fact } from '../numbers/export/export-column.ts'
import { figuresTable } from '../numbers/export/figures-table.ts'
import { breachTable, commentTable } from '../numbers/export/list-table.ts'
import { namedFilters } from '../numbers/export/named-filters.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['numbers']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** How many rows a list has in all, whatever a page or a file holds of them. */
const TOTAL = 'x-total-count'
const LISTS_TOLD = `${FILES_TOLD} A file holds the first ${String(MOST_FILE_ROWS)} rows unless limit says otherwise; the header ${TOTAL} says how many there are.`

/** Numbers one below another: figures, broken promises, ratings; each also as a file. */
export function listedNumberRoutes(api: Api, rooms: Rooms): void {
  figuresRoute(api, rooms)
  breachesRoute(api, rooms)
  commentsRoute(api, rooms)
}

function figuresRoute(api: Api, rooms: Rooms): void {
  api.post(
    '/figures',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Metrics over a whole range, one below another',
        description: FILES_TOLD,
        body: figuresRequest,
        response: { 200: figuresAnswer },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(principalOf(request))
      const answer = await askFigures(rooms, viewer, request.body)
      const file = fileOf(request)
      if (file === null) return answer
      const { language } = file
      const asked: FiguresRequest = request.body
      const filters = await namedFilters(rooms, viewer, asked, language)
      return sendTable(reply, figuresTable(answer, { language, filters }), file)
    },
  )
}

function breachesRoute(api: Api, rooms: Rooms): void {
  api.post(
    '/breaches',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Broken promises, the latest first, and what used up their time',
        description: LISTS_TOLD,
        body: breachRequest,
        response: { 200: breachAnswer },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(principalOf(request), 'cases:read')
      const file = fileOf(request)
      if (file === null) return askBreaches(rooms, viewer, request.body)
      const { language } = file
      const answer = await askBreaches(rooms, viewer, request.body, MOST_FILE_ROWS)
      const asked: BreachRequest = request.body
      const filters = [
        ...(await namedFilters(rooms, viewer, asked, language)),
        ...(asked.target === undefined
          ? []
          : [fact('sla_target', MESSAGES[language][`breach.${asked.target}`], language)]),
      ]
      return sendTable(
        withTotal(reply, answer.total),
        breachTable(answer, { language, filters }),
        file,
      )
    },
  )
}

function commentsRoute(api: Api, rooms: Rooms): void {
  api.post(
    '/satisfaction/comments',
    {
      ...DESCRIBED_ONLY,
      schema: {
        tags,
        summary: 'Ratings with what customers wrote beside them',
        description: LISTS_TOLD,
        body: commentsRequest,
        response: { 200: commentsAnswer },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(principalOf(request), 'cases:read')
      const file = fileOf(request)
      if (file === null) return askComments(rooms, viewer, request.body)
      const { language } = file
      const answer = await askComments(rooms, viewer, request.body, MOST_FILE_ROWS)
      const { scores, search, driver, ...asked }: CommentsRequest = request.body
      const messages = MESSAGES[language]
      const filters = [
        ...(await namedFilters(rooms, viewer, asked, language)),
        ...(scores === undefined ? [] : [fact('rating_score', scores.join(', '), language)]),
        ...(search === undefined ? [] : [{ name: messages['comments.search'], text: search }]),
        ...(driver === undefined
          ? []
          : [
              {
                name: messages[`drivers.factor.${driver.factor}`],
                text: levelName(driver, language),
              },
            ]),
      ]
      return sendTable(
        withTotal(reply, answer.total),
        commentTable(answer, { language, filters }),
        file,
      )
    },
  )
}

function fileOf(request: FastifyRequest) {
  const type = wantedFile(request)
  return type === null ? null : { type, language: languageOf(request) }
}

function withTotal(reply: FastifyReply, total: number): FastifyReply {
  return reply.header(TOTAL, total)
}

function levelName(
  { factor, key }: NonNullable<CommentsRequest['driver']>,
  language: Language,
): string {
  const level = `drivers.level.${factor}.${key ?? 'none'}`
  return isMessageKey(level) ? MESSAGES[language][level] : valueName(factor, key, { language })
}

function fact(dimension: string, text: string, language: Language): Fact {
  return { name: dimensionName(dimension, language), text }
}
