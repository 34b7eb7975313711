import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { dataHealth, type DataHealthView } from '../../domain/contract/public.ts'
import { type DataHealth, readDataHealth } from '../../ingest/public.ts'
import type { ServerRooms } from '../rooms.ts'

/** How well data comes in: lag, last event per source, dead letters, unmapped values. */
export function dataHealthRoutes(rooms: ServerRooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    api.get(
      '/data-health',
      {
        schema: {
          tags: ['events'],
          summary: 'How well data comes in',
          response: { 200: dataHealth },
        },
      },
      async () => dataHealthView(await readDataHealth(rooms)),
    )
    done()
  }
}

/** Instants as the contract writes them. */
export function dataHealthView({ sources, spool, ...health }: DataHealth): DataHealthView {
  return {
    ...health,
    sources: sources.map((source) => ({
      ...source,
      last_occurred_at: iso(source.last_occurred_at),
      last_received_at: iso(source.last_received_at),
    })),
    spool:
      spool === null
        ? null
        : {
            ...spool,
            oldest_at: spool.oldest_at === null ? null : iso(spool.oldest_at),
            failed_at: spool.failed_at === null ? null : iso(spool.failed_at),
          },
  }
}

const iso = (at: number) => new Date(at).toISOString()
