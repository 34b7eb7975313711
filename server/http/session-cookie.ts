import type { FastifyReply, FastifyRequest } from 'fastify'
import type { OpenedSession, Origin } from '../../accounts/public.ts'

const NAME = 'deskmetry_session'

/** Out of reach of scripts and of other sites' forms; over TLS alone where the product is served over TLS. */
export function setSessionCookie(
  reply: FastifyReply,
  session: OpenedSession,
  publicUrl: string | null,
): void {
  void reply.setCookie(NAME, session.secret, {
    ...attributesOf(reply.request, publicUrl),
    expires: new Date(session.expires_at),
  })
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string | null): void {
  void reply.clearCookie(NAME, attributesOf(reply.request, publicUrl))
}

export function sessionSecretOf(request: FastifyRequest): string | null {
  return request.cookies[NAME] ?? null
}

/** Where a request comes from, for the list of sessions and for slowing down who tries passwords. */
export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip, user_agent: request.headers['user-agent'] ?? '' }
}

function attributesOf(request: FastifyRequest, publicUrl: string | null) {
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
}
