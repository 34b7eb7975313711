import type { FastifyInstance } from 'fastify'

/** The escape of U+0000 in JSON: a backslash before it that is escaped itself makes it plain text. */
const NUL = /(?<!\\)((?:\\\\)*)\\u0000/g

/**
 * JSON whose texts hold no U+0000: PostgreSQL keeps none, in words as little as in ids. In its place stands U+FFFD,
 * so that what was sent is neither lost nor taken for another id. Bodies and frames both come through here, before
 * anything of ours reads them; in an address it is refused (judge-input.ts).
 */
export function withoutNul(json: string): string {
  return json.includes('\\u0000') ? json.replace(NUL, '$1\\ufffd') : json
}

/** Every body of JSON is read by this; a stream of events has its own way in. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, withoutNul(String(body)), done)
  })
}

/** The fields of a form that a page without scripts sent. */
export function readForm(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.replaceAll('%00', '%EF%BF%BD')))
}
