import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import pino from 'pino'
import { type Accounts, completeSetup, issueSetupSecret } from '../../accounts/public.ts'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createDataDir } from '../data-dir/data-dir.ts'
import { createMeter } from '../http/measure.ts'
import { openMeteredSpool } from '../open-spool.ts'
import { openRooms, type ServerRooms } from '../rooms.ts'
import { systemClock } from '../system-clock.ts'

export const PASSWORD = 'correct horse battery'
export const LOCAL_TOKEN = 'local-token-of-this-test'

export interface AppFixture {
  readonly app: FastifyInstance
  readonly rooms: ServerRooms
  /** Everything that was logged, as text. */
  readonly log: () => string
  /** One request; `as` is the cookie of a signed-in user. */
  ask(request: InjectOptions & { readonly as?: string }): Promise<LightMyRequestResponse>
  /** Signs in and gives the cookie. */
  signIn(email: string): Promise<string>
  close(): Promise<void>
}

const SILENCE = { say: () => undefined, close: () => Promise.resolve() }

export interface AppFixtureOptions {
  readonly publicUrl?: string
  /** PostgreSQL, which other apps may share; set up by the first of them. */
  readonly databaseUrl?: string
  readonly newVisitorsPerMinute?: number
  /** Notifications between processes are lost, all of them. */
  readonly isDeaf?: boolean
}

/** The product's HTTP side over real embedded engines in a directory of its own, set up by admin@example.com. */
export async function openApp(options: AppFixtureOptions = {}): Promise<AppFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'deskmetry-app-'))
  const config = readConfig({}, { DATABASE_URL: options.databaseUrl })
  const opened = await openRooms(config, createDataDir(join(folder, 'data')), systemClock)
  const meter = createMeter()
  const deaf = { openNotices: () => Promise.resolve(SILENCE) }
  const rooms = {
    ...opened,
    ...(options.isDeaf === true ? deaf : {}),
    spool: await openMeteredSpool(opened, meter),
  }
  const lines: string[] = []
  const app = await createApp(rooms, {
    logger: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    meter,
    publicUrl: options.publicUrl ?? null,
    trustProxy: false,
    newVisitorsPerMinute: options.newVisitorsPerMinute ?? config.newVisitorsPerMinute,
    localToken: LOCAL_TOKEN,
    dashboardDir: null,
    widgetDir: null,
  })
  await setUp(rooms.accounts)
  return {
    app,
    rooms,
    log: () => lines.join(''),
    ask: ({ as, ...request }) =>
      app.inject({
        ...request,
        headers: { ...(as === undefined ? {} : { cookie: as }), ...request.headers },
      }),
    async signIn(email) {
      const payload = { email, password: PASSWORD }
      const answer = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
      const [cookie] = answer.cookies
      if (cookie === undefined) throw new Error(answer.body)
      return `${cookie.name}=${cookie.value}`
    },
    async close() {
      await app.close()
      await rooms.spool.close()
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function setUp(accounts: Accounts): Promise<void> {
  const token = await issueSetupSecret(accounts)
  if (token === null) return
  await completeSetup(accounts, {
    token,
    email: 'admin@example.com',
    name: 'Ada',
    password: PASSWORD,
    account_name: 'Example',
    tz: 'Asia/Shanghai',
    language: 'en',
  })
}
