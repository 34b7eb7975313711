import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CONFIG_VARIABLES, readConfig } from './config.ts'

it('listens on this machine alone, with embedded engines, unless told otherwise', () => {
  expect(readConfig({}, {})).toEqual({
    host: '127.0.0.1',
    port: 3_000,
    dataDir: './data',
    databaseUrl: null,
    clickhouseUrl: null,
    filesDir: null,
    publicUrl: null,
    logLevel: 'info',
    trustProxy: false,
    newVisitorsPerMinute: 300,
    deskLogDays: 90,
    warehouseMemoryMb: 1_000,
    warehouseThreads: 2,
    outgoingAllow: [],
  })
})

it('lets a flag win over the environment, and an empty variable count as not set', () => {
  const config = readConfig({ PORT: '4000' }, { PORT: '5000', DATABASE_URL: '', HOST: '0.0.0.0' })
  expect(config).toMatchObject({ port: 4_000, databaseUrl: null, host: '0.0.0.0' })
})

it('cannot be changed once it is read', () => {
  expect(Object.isFrozen(readConfig({}, {}))).toBe(true)
})

it('takes a slash off the public address', () => {
  expect(readConfig({}, { PUBLIC_URL: 'https://desk.example.com/' }).publicUrl).toBe(
    'https://desk.example.com',
  )
})

it.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '3.5'],
  ['DATABASE_URL', 'mysql://root:hunter2@db/x'],
  ['CLICKHOUSE_URL', 'hunter2'],
  ['PUBLIC_URL', 'desk.example.com:443'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'yes'],
  ['NEW_VISITORS_PER_MINUTE', '0'],
  ['DESK_LOG_DAYS', '0'],
  ['WAREHOUSE_MEMORY_MB', '12'],
  ['OUTGOING_ALLOW', '10.0.0.0/8,hunter2'],
])('refuses %s=%s, names the key and never repeats a secret', (key, value) => {
  let message = ''
  try {
    readConfig({}, { [key]: value })
  } catch (error) {
    message = String(error)
  }
  expect(message).toContain(`The setting ${key} is not valid`)
  expect(message).not.toContain('hunter2')
})

it.each(CONFIG_VARIABLES)('%s stands in the README', (name) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(readme).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|$`, 'm'))
})
