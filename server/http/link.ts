import type { FastifyRequest } from 'fastify'

/**
 * A link that lets its holder in. The secret stands behind the `#`, which no browser sends: it reaches no log and
 * no other host.
 */
export function linkOf(
  request: FastifyRequest,
  publicUrl: string | null,
  { path, secret }: { readonly path: `/${string}`; readonly secret: string },
): string {
  return `${ownAddress(request, publicUrl)}${path}#token=${secret}`
}

/** Where people reach this server, without a slash at the end. */
export function ownAddress(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.host}`
}
