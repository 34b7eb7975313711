import { expect, it } from 'vitest'
import { isListedOrigin, widgetOrigin } from './widget-origin.ts'

it.each([
  ['https://shop.example.com', 'https://shop.example.com'],
  [' HTTPS://Shop.Example.com/ ', 'https://shop.example.com'],
  ['https://shop.example.com:443', 'https://shop.example.com'],
  ['https://shop.example.com:8443', 'https://shop.example.com:8443'],
  ['https://*.example.com', 'https://*.example.com'],
  ['https://商店.example', 'https://xn--czrs0t.example'],
  ['http://localhost:5173', 'http://localhost:5173'],
  ['http://127.0.0.1', 'http://127.0.0.1'],
])('%s is the site %s', (text, site) => {
  expect(widgetOrigin.parse(text)).toBe(site)
})

it.each([
  '',
  'shop.example.com',
  'http://shop.example.com',
  'https://shop.example.com/cart',
  'https://ada@shop.example.com',
  'https://*',
  'https://*.com',
  'https://shop.*.com',
  'https://*shop.example.com',
  'https://*.*.example.com',
  'javascript:alert(1)',
  'null',
])('%j is no site', (text) => {
  expect(widgetOrigin.safeParse(text).success).toBe(false)
})

it.each([
  ['https://shop.example.com', true],
  ['https://a.b.example.com', true],
  ['https://example.com', false],
  ['https://.example.com', false],
  ['https://badexample.com', false],
  ['https://shop.example.com.evil.org', false],
  ['http://shop.example.com', false],
  ['https://shop.example.com:8443', false],
  ['https://help.other.org', true],
  ['https://x.help.other.org', false],
  ['null', false],
])('of a list with a wildcard, %s is on it: %s', (origin, is) => {
  expect(isListedOrigin(['https://*.example.com', 'https://help.other.org'], origin)).toBe(is)
})
