import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deadLetter,
  deadLetterList,
  deadLetterPage,
  type DeadLetterView,
  replayAnswer,
  replayRequest,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import {
  type DeadLetter,
  listDeadLetters,
  mend,
  replay,
  settleDeadLetters,
} from '../../ingest/public.ts'
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
    async ({ query: { after, ...page } }) => {
      const letters = await listDeadLetters(store, { ...page, after: readPlace(after) })
      const last = letters.length === page.limit ? letters.at(-1) : undefined
      const next = last === undefined ? null : `${last.first_seen_at}:${last.id}`
      return { dead_letters: letters.map(viewOf), next }
    },
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
    async ({ params, body }) => viewOf(await mend(ingest, params.id, body.text)),
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

function readPlace(text: string | undefined) {
  if (text === undefined) return undefined
  const [at = '', id = ''] = text.split(':')
  if (/^\d+$/.test(at) && id !== '') return { first_seen_at: Number(at), id }
  throw new DeskmetryError('BAD_INPUT', {
    what: 'after',
    reason: 'it is not the next of a page',
    fix: 'Send what the page before gave as next.',
  })
}

function viewOf({ first_seen_at, settled_at, ...letter }: DeadLetter): DeadLetterView {
  return {
    ...letter,
    first_seen_at: new Date(first_seen_at).toISOString(),
    settled_at: settled_at === null ? null : new Date(settled_at).toISOString(),
  }
}
