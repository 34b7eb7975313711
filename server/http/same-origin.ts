import type { FastifyRequest } from 'fastify'
import { DeskmetryError } from '../../domain/public.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Keeps pages of other sites from acting with the visitor's cookie. Browsers say where a request that changes
 * something comes from, and where a WebSocket is opened, whose handshake is a GET; a program that says nothing has no
 * cookie to abuse.
 * @throws ORIGIN_REFUSED
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const isSocket = request.headers.upgrade?.toLowerCase() === 'websocket'
  if (SAFE_METHODS.has(request.method) && !isSocket) return
  const { origin } = request.headers
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site']
    if (site === undefined || site === 'same-origin' || site === 'none') return
  } else if (isOurs(origin, request.host, publicUrl)) return
  throw new DeskmetryError('ORIGIN_REFUSED', { origin: origin ?? 'another site' })
}

/** By host and port alone: behind a proxy that ends TLS the protocol differs. */
export function isOurs(origin: string, host: string, publicUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false
  const from = new URL(origin).host
  return from === host || (publicUrl !== null && from === new URL(publicUrl).host)
}
