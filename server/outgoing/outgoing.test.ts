import type { lookup as lookUpName } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOutgoing } from './outgoing.ts'
import { isSendable } from './public-address.ts'

let server: Server
let port: number
let asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    if (request.url === '/redirect') {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end('gone')
    } else if (request.url === '/endless') {
      const timer = setInterval(() => response.write('x'.repeat(4_096)), 1)
      response.on('close', () => clearInterval(timer))
    } else if (request.url !== '/silent') {
      response.writeHead(200).end('thanks')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Names as an attacker's server would answer them: one list for each time it is asked. */
function namesOf(...answers: readonly (readonly string[])[]): typeof lookUpName {
  let times = 0
  const lookup = (_name: string, _options: unknown, callback: (...result: unknown[]) => void) => {
    const addresses = answers[Math.min(times, answers.length - 1)] ?? []
    times += 1
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return lookup as unknown as typeof lookUpName
}

const REQUEST = { headers: { 'content-type': 'application/json' }, body: '{"text":"你好"}' }
const closed = createOutgoing({ allow: [] })
const open = createOutgoing({ allow: ['127.0.0.1/32'], timeout_ms: 1_000 })

describe('an outgoing request', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0.0.0.0:8080/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/latest/meta-data/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:0:0:0:0:f5ff:fffe]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://example.com/',
    'http://93.184.215.14/',
    'https://localhost:4477/',
    'https://LOCALHOST./',
    'https://shop.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://intranet/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'http://user:secret@example.com/',
    'http://example.com:22/',
    'http://example.com:25/',
    'https://example.com:53/',
    'nonsense',
    '',
    `https://example.com/${'x'.repeat(2_000)}`,
  ])('is refused before it leaves: %s', async (url) => {
    expect(() => closed.refuse(url)).toThrow(expect.objectContaining({ code: 'OUTGOING_REFUSED' }))
    await expect(closed.post(url, REQUEST)).rejects.toMatchObject({ code: 'OUTGOING_REFUSED' })
  })

  it.each([
    [['127.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
    [['::ffff:10.0.0.1']],
    [['169.254.169.254']],
    [['fd00::1']],
    [[]],
  ])('is refused when its name means %j', async (addresses) => {
    asked = []
    const outgoing = createOutgoing({ allow: [], lookup: namesOf(addresses) })
    const url = `https://rebound.example:${port}/`
    expect(() => outgoing.refuse(url)).not.toThrow()
    await expect(outgoing.post(url, REQUEST)).rejects.toMatchObject({ code: 'OUTGOING_REFUSED' })
    expect(asked).toEqual([])
  })

  it('asks what the name means once, where it connects: a name that turns is caught', async () => {
    asked = []
    const outgoing = createOutgoing({
      allow: [],
      timeout_ms: 300,
      lookup: namesOf(['192.0.2.1'], ['127.0.0.1']),
    })
    const url = `https://rebound.example:${port}/`
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(outgoing.post(url, REQUEST)).rejects.toThrow()
    }
    expect(asked).toEqual([])
  })

  it('reaches what was allowed, by number and by name', async () => {
    expect(await open.post(`http://127.0.0.1:${port}/hook`, REQUEST)).toMatchObject({
      status: 200,
      body: 'thanks',
    })
    const named = createOutgoing({ allow: ['127.0.0.0/8'], lookup: namesOf(['127.0.0.1']) })
    expect(await named.post(`http://inside.example:${port}/hook`, REQUEST)).toMatchObject({
      status: 200,
    })
  })

  it('sends without encryption to its own networks alone', async () => {
    const named = createOutgoing({ allow: ['127.0.0.0/8'], lookup: namesOf(['93.184.215.14']) })
    expect(() => named.refuse('http://localhost:4477/')).not.toThrow()
    const office = createOutgoing({ allow: ['10.0.0.0/8'] })
    expect(() => office.refuse('https://localhost:4477/')).toThrow('not public')
    expect(() => office.refuse('http://intranet/')).not.toThrow()
    expect(() => named.refuse('http://93.184.215.14/')).toThrow('not encrypted')
    await expect(named.post('http://shop.example/', REQUEST)).rejects.toThrow('not encrypted')
  })

  it('follows no redirect', async () => {
    asked = []
    expect(await open.post(`http://127.0.0.1:${port}/redirect`, REQUEST)).toMatchObject({
      status: 302,
      body: 'gone',
    })
    expect(asked).toEqual(['POST /redirect'])
  })

  it('reads no more of an answer than fits, and waits no longer than it may', async () => {
    const endless = await open.post(`http://127.0.0.1:${port}/endless`, REQUEST)
    expect(endless.body).toHaveLength(16_384)
    const began = performance.now()
    await expect(open.post(`http://127.0.0.1:${port}/silent`, REQUEST)).rejects.toThrow(
      'it took too long',
    )
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it('says what failed', async () => {
    await expect(open.post('http://127.0.0.1:1025/', REQUEST)).rejects.toThrow(
      'nobody listens there',
    )
  })
})

describe('isSendable', () => {
  it.each([
    ['8.8.8.8', [], true],
    ['2606:4700::1111', [], true],
    ['10.1.2.3', ['10.0.0.0/8'], true],
    ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
    ['10.1.2.3', ['fd00::/8'], false],
    ['fd00::1', ['fd00::/8'], true],
    ['not an address', ['0.0.0.0/0'], false],
  ] as const)('%s with %j allowed: %s', (address, allowed, expected) => {
    expect(isSendable(address, allowed)).toBe(expected)
  })
})
