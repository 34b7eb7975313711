import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * A page may load and talk to this server alone. Styles in attributes are allowed for charts' tooltips; styles
 * and scripts in elements are not.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

export async function sendSecurityHeaders(
  app: FastifyInstance,
  publicUrl: string | null,
): Promise<void> {
  const isTls = publicUrl?.startsWith('https:') === true
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    // Both mean nothing without TLS, and browsers complain about them there.
    hsts: isTls,
    crossOriginOpenerPolicy: isTls,
    originAgentCluster: isTls,
    referrerPolicy: { policy: 'same-origin' },
  })
}
