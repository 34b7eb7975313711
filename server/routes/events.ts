import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ingestAnswer } from '../../domain/contract/public.ts'
import { INGEST_REQUESTS } from '../http/rate-limits.ts'
import type { ServerRooms } from '../rooms.ts'

/** The way in over HTTP. The body is a stream that ingest reads as it comes: it may be endless. */
export function eventRoutes({ spool }: Pick<ServerRooms, 'spool'>): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.removeAllContentTypeParsers()
    api.addContentTypeParser('*', (_request, payload, next) => {
      next(null, payload)
    })
    api.post(
      '/events',
      {
        bodyLimit: Number.MAX_SAFE_INTEGER,
        config: { rateLimit: INGEST_REQUESTS },
        schema: {
          tags: ['events'],
          summary: 'Send events: one, an array, or NDJSON',
          description:
            'A bad record never stops a good one. What is counted as accepted is on disk; sending the same again changes nothing.',
          consumes: ['application/json', 'application/x-ndjson'],
          querystring: z.strictObject({
            /** Of events that name none. */
            source: z.string().min(1).max(200).default('http'),
          }),
          response: { 200: ingestAnswer },
        },
      },
      (request) =>
        spool.accept({
          contentType: request.headers['content-type'] ?? 'application/json',
          chunks: (request.body ?? emptyBody()) as AsyncIterable<Buffer>,
          source: request.query.source,
        }),
    )
    done()
  }
}

async function* emptyBody(): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.alloc(0))
}
