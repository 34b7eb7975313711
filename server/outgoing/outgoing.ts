import { lookup as lookUpName } from 'node:dns'
import http, { type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Outgoing, OutgoingAnswer } from '../../desk/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { isAllowed, isSendable } from './public-address.ts'

export interface OutgoingOptions {
  /** Networks that may be sent to although they are not public. */
  readonly allow: readonly string[]
  /** How a name becomes addresses; that of the system unless a test says otherwise. */
  readonly lookup?: typeof lookUpName
  readonly timeout_ms?: number
}

const TIMEOUT_MS = 10_000
/** More of an answer is not read: it is only shown in a log. */
const ANSWER_BYTES = 16_384
const MOST_URL_CHARS = 2_000

/**
 * The one way by which this server sends a request to an address somebody typed. What a name means is checked
 * where the connection is made, so that a name cannot mean one thing when looked at and another when used; a
 * redirect is an answer, never followed; time and size are limited.
 */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  return {
    refuse(url) {
      refuseUrl(url, options.allow)
    },
    post: async (url, request) => {
      const target = refuseUrl(url, options.allow)
      try {
        return await send(target, request, options)
      } catch (error) {
        if (error instanceof DeskmetryError) throw error
        throw new DeskmetryError(
          'OUTGOING_FAILED',
          { where: target.host, reason: reasonOf(error) },
          { cause: error },
        )
      }
    },
  }
}

/** @throws OUTGOING_REFUSED for what is wrong whatever the name will mean */
function refuseUrl(text: string, allow: readonly string[]): URL {
  const refuse = (reason: string, fix: string) =>
    new DeskmetryError('OUTGOING_REFUSED', { where: text.slice(0, 200), reason, fix })
  const WRITE = 'Write an address such as https://example.com/hook.'
  if (text.length > MOST_URL_CHARS || !URL.canParse(text))
    throw refuse('it is not an address', WRITE)
  const url = new URL(text)
  if (!['http:', 'https:'].includes(url.protocol))
    throw refuse('it is neither http nor https', WRITE)
  if (url.username !== '' || url.password !== '') {
    throw refuse('it holds a user or password', 'Leave them out; requests are signed.')
  }
  if (url.port !== '' && Number(url.port) < 1_024) {
    throw refuse(`port ${url.port} belongs to another service`, 'Use 80, 443 or a port above 1023.')
  }
  const host = hostOf(url)
  // What one's own networks hold is found out where the connection is made.
  const isUnsure = isIP(host) === 0 && allow.length > 0 && !isClosedLoopback(host, allow)
  if (!isUnsure && (isIP(host) === 0 ? isOfTheHouse(host) : !isSendable(host, allow))) {
    throw notPublic(url)
  }
  if (!isUnsure && url.protocol === 'http:' && !isAllowed(host, allow)) throw unencrypted(url)
  return url
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

const isClosedLoopback = (name: string, allow: readonly string[]) =>
  /(^|\.)localhost\.?$/.test(name) && !['127.0.0.1', '::1'].some((one) => isAllowed(one, allow))

/** Names that mean this machine or its neighbours wherever they are asked (RFC 6761, 6762, 8375, ICANN 2024). */
function isOfTheHouse(name: string): boolean {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.')
  return labels.length === 1 || HOUSE_NAMES.has(labels.at(-1) ?? '') || name.endsWith('.home.arpa')
}
const HOUSE_NAMES: ReadonlySet<string> = new Set(['localhost', 'local', 'internal', 'localdomain'])

function send(
  url: URL,
  { headers, body }: Parameters<Outgoing['post']>[1],
  { allow, lookup = lookUpName, timeout_ms = TIMEOUT_MS }: OutgoingOptions,
): Promise<OutgoingAnswer> {
  const bytes = Buffer.from(body)
  const request: RequestOptions = {
    method: 'POST',
    headers: { 'user-agent': 'Deskmetry', ...headers, 'content-length': bytes.length },
    // Each request its own connection: one that was checked for another name is never used again.
    agent: false,
    lookup: checkedLookup(url, { allow, lookup }),
    signal: AbortSignal.timeout(timeout_ms),
  }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const client = url.protocol === 'https:' ? https : http
    const sending = client.request(url, request, (response) => {
      readStart(response, sending).then((answer) => {
        const took_ms = Math.round(performance.now() - began)
        resolve({ status: response.statusCode ?? 0, body: answer, took_ms })
      }, reject)
    })
    sending.on('error', reject)
    sending.end(bytes)
  })
}

/** Gives the connection only addresses that may be sent to; with none, it fails before a packet leaves. */
function checkedLookup(
  url: URL,
  { allow, lookup }: { readonly allow: readonly string[]; readonly lookup: typeof lookUpName },
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true, verbatim: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, [])
        return
      }
      // One bad address among good ones is somebody trying: none is used.
      const isClean =
        addresses.length > 0 && addresses.every(({ address }) => isSendable(address, allow))
      const isOpen =
        url.protocol === 'http:' && !addresses.every(({ address }) => isAllowed(address, allow))
      const [first] = addresses
      if (!isClean || first === undefined) callback(notPublic(url), [])
      else if (isOpen) callback(unencrypted(url), [])
      else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function notPublic(url: URL): DeskmetryError {
  return new DeskmetryError('OUTGOING_REFUSED', {
    where: url.host,
    reason: 'it leads to an address that is not public',
    fix: 'Use a public address, or allow the network with OUTGOING_ALLOW.',
  })
}

function unencrypted(url: URL): DeskmetryError {
  return new DeskmetryError('OUTGOING_REFUSED', {
    where: url.host,
    reason: 'it is public and not encrypted',
    fix: 'Write https, or allow the network with OUTGOING_ALLOW.',
  })
}

async function readStart(response: IncomingMessage, sending: http.ClientRequest): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= ANSWER_BYTES) break
  }
  sending.destroy()
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8').replaceAll('\u0000', '')
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'it took too long'
  const code = 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code === '' ? error.message : code)
}

const REASONS: Readonly<Record<string, string>> = {
  ABORT_ERR: 'it took too long',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'the name cannot be looked up now',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another name',
}
