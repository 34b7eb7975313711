import { expect, it } from 'vitest'
import { createProxyWatch } from './proxy-watch.ts'

interface Came {
  readonly trustProxy?: boolean
  readonly publicUrl?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly from?: string
}

function signOf({ trustProxy = false, publicUrl = null, headers = {}, from = '127.0.0.1' }: Came) {
  const watch = createProxyWatch({ trustProxy, publicUrl })
  watch.note({ headers, socket: { remoteAddress: from } as never })
  return watch.sign()
}

const headers = { 'x-forwarded-for': '203.0.113.7' }

it.each<[string, Came, ReturnType<typeof signOf>]>([
  ['people come straight', {}, null],
  ['a proxy beside it names who asks', { headers }, 'forwarded'],
  ['a proxy in the house does', { headers, from: '10.1.2.3' }, 'forwarded'],
  [
    'it does in the words of the standard',
    { headers: { forwarded: 'for=203.0.113.7' } },
    'forwarded',
  ],
  ['an address of IPv4 written as IPv6', { headers, from: '::ffff:10.1.2.3' }, 'forwarded'],
  ['somebody of the internet writes that header', { headers, from: '198.51.100.7' }, null],
  ['people use https, which the process does not speak', { publicUrl: 'https://a.test' }, 'https'],
  ['people use http', { publicUrl: 'http://a.test' }, null],
  ['it was told', { headers, trustProxy: true, publicUrl: 'https://a.test' }, null],
])('%s', (_, came, sign) => {
  expect(signOf(came)).toBe(sign)
})
