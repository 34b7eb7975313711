import type { FastifyPluginCallback } from 'fastify'
import { sql } from 'kysely'
import type { Registry } from 'prom-client'
import type { Rooms } from '../rooms.ts'

/** For those who run it: alive, ready, and how it is doing. */
export function systemRoutes({ store, warehouse }: Rooms, meter: Registry): FastifyPluginCallback {
  return (app, _options, done) => {
    app.get('/healthz', { schema: { hide: true } }, () => ({ ok: true }))
    app.get('/readyz', { schema: { hide: true } }, async () => {
      await Promise.all([sql`select 1`.execute(store.kysely), warehouse.query('select 1 as one')])
      return { ok: true }
    })
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(meter.contentType).send(await meter.metrics()),
    )
    done()
  }
}
