import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deadLetter,
  deadLetterList,
  deadLetterPage,
  replayAnswer,
  replayRequest,
} from '../../domain/contract/public.ts'
import { mend, replay, settleDeadLetters } from '../../ingest/public.ts'
import { readDeadLetterPage, toDeadLetterView } from '../dead-letter-page.ts'
import type { Rooms } from '../rooms.ts'

const tags = ['events']
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Records that were turned away: list, mend, replay, dismiss. */
export function deadLetterRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    listRoute(api, rooms)
    changeRoutes(api, rooms)
    done()
  }
}

function listRoute(api: Api, { store }: Rooms): void {
  api.get(
    '/dead-letters',
    {
      schema: {
        tags,
        summary: 'Records that were turned away, the oldest first',
        querystring: deadLetterPage,
        response: { 200: deadLetterList },
      },
    },
    ({ query }) => readDeadLetterPage(store, query),
  )
}

function changeRoutes(api: Api, { ingest }: Rooms): void {
  api.put(
    '/dead-letters/:id',
    {
      schema: {
        tags,
        summary: 'Mend a record; its problems are judged at once',
        params: z.object({ id: z.string() }),
        body: z.strictObject({ text: z.string().min(1) }),
        response: { 200: deadLetter },
      },
    },
    async ({ params, body }) => toDeadLetterView(await mend(ingest, params.id, body.text)),
  )
  api.post(
    '/dead-letters/replay',
    {
      schema: {
        tags,
        summary: 'Send open records again: some, or all that a filter finds',
        body: replayRequest,
        response: { 200: replayAnswer },
      },
    },
    ({ body: { ids, filter } }) =>
      replay(ingest, { ...filter, ...(ids === undefined ? {} : { ids }) }),
  )
  api.post(
    '/dead-letters/dismiss',
    {
      schema: {
        tags,
        summary: 'Give records up',
        body: z.strictObject({ ids: z.array(z.string()).min(1).max(10_000) }),
        response: { 200: z.object({ dismissed: z.number().int() }) },
      },
    },
    async ({ body }) => ({
      dismissed: await settleDeadLetters(ingest.store, body.ids, {
        state: 'dismissed',
        clock: ingest.clock,
      }),
    }),
  )
}
