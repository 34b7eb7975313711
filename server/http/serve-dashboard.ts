import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const A_YEAR_SECS = 31_536_000

/**
 * The built dashboard: its files, and its page for every address that is a page's. Files under `assets/` carry
 * a hash of their content in the name and are kept for ever; the page itself is asked for each time.
 */
export async function serveDashboard(app: FastifyInstance, dir: string): Promise<void> {
  const index = join(dir, 'index.html')
  if (!existsSync(index)) return
  const page = readFileSync(index)
  const sendPage = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  await app.register(fastifyStatic, {
    root: join(dir, 'assets'),
    prefix: '/assets/',
    cacheControl: false,
    decorateReply: true,
    setHeaders: (reply) => {
      reply.header('cache-control', `public, max-age=${A_YEAR_SECS}, immutable`)
    },
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || path.startsWith('/assets/')) {
      reply.callNotFound()
      return reply
    }
    const name = path.slice(1)
    if (/^[\w-]+\.(svg|png|ico|txt|webmanifest)$/.test(name) && existsSync(join(dir, name))) {
      return reply.header('cache-control', 'max-age=3600').sendFile(name, dir)
    }
    return sendPage(reply)
  })
}
