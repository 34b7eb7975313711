import { existsSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { openToOtherSites } from './cross-site.ts'

/**
 * The widget's one script, for pages of any site. It is asked for again after five minutes, so that a new version
 * reaches every page without anybody changing theirs.
 */
export function serveWidget(app: FastifyInstance, dir: string): void {
  const path = join(dir, 'widget.js')
  if (!existsSync(path)) return
  const script = readFileSync(path)
  const etag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`
  app.get('/widget.js', { schema: { hide: true } }, (request, reply) => {
    openToOtherSites(reply)
    void reply.headers({ 'cache-control': 'public, max-age=300', etag })
    if (request.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply.type('text/javascript; charset=utf-8').send(script)
  })
}
