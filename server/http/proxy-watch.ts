import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

/**
 * Whether the process seems to stand behind a proxy that it was not told of: then all requests come from one address,
 * and what one address may do (new visitors, sign-ins, files) all people of the world share.
 */
export interface ProxyWatch {
  /** Looks at a request once. */
  note(request: Pick<FastifyRequest, 'headers' | 'socket'>): void
  /** Why it seems so; null: there is no sign of it, or it was told. */
  sign(): 'forwarded' | 'https' | null
}

/** @param publicUrl the address people use; the process itself speaks no TLS */
export function createProxyWatch({
  trustProxy,
  publicUrl,
}: {
  readonly trustProxy: boolean
  readonly publicUrl: string | null
}): ProxyWatch {
  let isForwarded = false
  return {
    note({ headers, socket }) {
      if (headers['x-forwarded-for'] === undefined && headers.forwarded === undefined) return
      // From the open internet anybody may write such a header.
      if (isNear(socket.remoteAddress)) isForwarded = true
    },
    sign() {
      if (trustProxy) return null
      if (isForwarded) return 'forwarded'
      return publicUrl?.startsWith('https:') === true ? 'https' : null
    },
  }
}

export function watchForProxy(app: FastifyInstance, watch: ProxyWatch): void {
  app.addHook('onRequest', (request, _reply, done) => {
    watch.note(request)
    done()
  })
}

/** Where proxies of one's own stand; an address of the open internet is somebody's. */
const NEAR: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
])

function isNear(address: string | undefined): boolean {
  return (
    address !== undefined && ipaddr.isValid(address) && NEAR.has(ipaddr.process(address).range())
  )
}
