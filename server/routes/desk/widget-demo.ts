import { createHash } from 'node:crypto'
import type { FastifyPluginCallback } from 'fastify'
import { readDemoPlan } from '../../demo/demo-plan.ts'
import { languageOf } from '../../http/request-language.ts'
import type { Rooms } from '../../rooms.ts'
import { demoShop, SHOP_CSS } from './widget-demo-shop.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self' ws: wss:",
  'img-src blob: data:',
  `style-src 'sha256-${createHash('sha256').update(SHOP_CSS).digest('base64')}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * A page of an invented shop that carries the widget, to try it as a customer. Only where a demo is: a real
 * installation has pages of its own.
 */
export function widgetDemo({ dataDir }: Rooms): FastifyPluginCallback {
  return (app, _options, done) => {
    app.get<{ Querystring: { readonly lang?: string } }>(
      '/widget-demo',
      { schema: { hide: true } },
      (request, reply) => {
        if (readDemoPlan(dataDir) === null) {
          reply.callNotFound()
          return reply
        }
        return reply
          .type('text/html; charset=utf-8')
          .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
          .send(demoShop(languageOf(request)))
      },
    )
    done()
  }
}
