import type { FastifyReply } from 'fastify'

/**
 * The widget lives on pages of other sites. What it asks for is open to each of them: it carries a visitor's token
 * and no cookie, so no page can act as somebody it does not know already.
 */
export function openToOtherSites(reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'content-disposition, retry-after',
    'cross-origin-resource-policy': 'cross-origin',
    // What one site may read another may be refused.
    vary: 'origin',
  })
}

/** What a browser asks before it sends a request to another site. */
export function answerPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '7200',
    })
    .status(204)
    .send(null)
}
