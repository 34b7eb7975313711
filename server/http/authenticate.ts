import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  check,
  type Principal,
  principalOfSession,
  principalOfToken,
} from '../../accounts/public.ts'
import { requireVisitor, type Visitor } from '../../desk/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Rooms } from '../rooms.ts'
import { openToOtherSites } from './cross-site.ts'
import { type Access, accessOf } from './route-access.ts'
import { refuseForeignOrigin } from './same-origin.ts'
import { sessionSecretOf } from './session-cookie.ts'
import { refuseUnlistedSite } from './widget-site.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where nobody has to be signed in. */
    principal: Principal | null
    /** The customer who asks, on routes of the widget; null elsewhere. */
    visitor: Visitor | null
  }
  interface FastifyContextConfig {
    access?: Access
  }
}

export interface AuthenticateOptions {
  /** Opens the `local` routes; null: nothing does. */
  readonly localToken: string | null
  readonly publicUrl: string | null
}

/**
 * Before every handler: who asks, and may they. A bearer token comes first; a cookie counts only for a page of
 * our own. Denied unless `ROUTE_ACCESS` allows it.
 */
export function guardRoutes(
  app: FastifyInstance,
  rooms: Rooms,
  options: AuthenticateOptions,
): void {
  app.decorateRequest('principal', null)
  app.decorateRequest('visitor', null)
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method]
    const access = accessOf(methods.find((method) => method !== 'HEAD') ?? 'HEAD', route.url)
    if (access === undefined) {
      throw new Error(`Say in ROUTE_ACCESS who may call ${methods.join()} ${route.url}`)
    }
    route.config = { ...route.config, access }
  })
  app.addHook('onRequest', async (request, reply) => {
    const access = request.is404 ? 'anyone' : request.routeOptions.config.access
    if (access === undefined) throw new DeskmetryError('FORBIDDEN', { what: request.url })
    const bearer = bearerOf(request)
    if (access === 'anyone-elsewhere' || access === 'visitor') {
      openToOtherSites(reply)
      if (request.routeOptions.url?.startsWith('/api/v1/widget/') === true)
        await refuseUnlistedSite(rooms.desk, request, options.publicUrl)
      if (access === 'visitor') request.visitor = await requireVisitor(rooms.desk, bearer)
      return
    }
    if (access === 'local') {
      refuseUnlessLocal(request, bearer, options.localToken)
      return
    }
    if (bearer === null) refuseForeignOrigin(request, options.publicUrl)
    if (access === 'anyone') return
    const principal = await identify(request, rooms, bearer)
    request.principal = principal
    if (access === 'anyone-known') return
    if (principal === null) throw new DeskmetryError('NOT_SIGNED_IN')
    if (access !== 'signed-in') check(principal, access)
  })
}

/** The principal of a route that asks for one. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new DeskmetryError('NOT_SIGNED_IN')
  return request.principal
}

/** The customer of a route of the widget. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (request.visitor === null) throw new DeskmetryError('VISITOR_UNKNOWN')
  return request.visitor
}

async function identify(
  request: FastifyRequest,
  rooms: Rooms,
  bearer: string | null,
): Promise<Principal | null> {
  if (bearer !== null) return principalOfToken(rooms.accounts, bearer)
  const secret = sessionSecretOf(request)
  return secret === null ? null : principalOfSession(rooms.accounts, secret)
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** The token lies in a file that only this machine's user can read; a call from elsewhere has it from a leak. */
function refuseUnlessLocal(
  request: FastifyRequest,
  bearer: string | null,
  token: string | null,
): void {
  const isLoopback = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
  if (bearer === null) throw new DeskmetryError('NOT_SIGNED_IN')
  if (!isLoopback || token === null || !isEqual(bearer, token)) {
    throw new DeskmetryError('FORBIDDEN', { what: 'commands of this machine' })
  }
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
