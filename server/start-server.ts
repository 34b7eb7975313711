import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import pino, { type Logger } from 'pino'
import { issueSetupSecret } from '../accounts/public.ts'
import { dashboardDir, widgetDir } from '../bundle/public.ts'
import { DeskmetryError } from '../domain/public.ts'
import { createApp } from './app.ts'
import { type Background, startBackground } from './background/background.ts'
import type { Config } from './config.ts'
import { createDataDir, type DataDir } from './data-dir/data-dir.ts'
import { holdDataDir } from './data-dir/hold.ts'
import { createMeter } from './http/measure.ts'
import { openMeteredSpool } from './open-spool.ts'
import { mayHaveNeighbours, type OpenedRooms, openRooms, type ServerRooms } from './rooms.ts'
import { beSoleServer } from './processes/sole-server.ts'
import { systemClock } from './system-clock.ts'
import { openWarehouseInThread } from '../warehouse/public.ts'

export interface RunningServer {
  /** Where it answers on this machine. */
  readonly url: string
  /** The first administrator is made there; null when there is one. */
  readonly setupLink: string | null
  readonly rooms: OpenedRooms & ServerRooms
  readonly log: Logger
  /** Stops listening, finishes what was begun, closes the engines. Asked twice it stops once. */
  stop(): Promise<void>
}

/**
 * The whole product in this process: takes the data directory, opens the rooms, listens.
 * @throws DATA_DIR_HELD, DATA_DIR_UNUSABLE, SECOND_SERVER, HOST_UNUSABLE, PORT_TAKEN, and what the rooms throw
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const dataDir = createDataDir(config.dataDir)
  const held = holdDataDir(dataDir, 'start')
  const undo: (() => unknown)[] = [() => held.release()]
  try {
    const opened = await openServerRooms(config, dataDir)
    undo.push(() => opened.close())
    const meter = createMeter()
    const rooms = { ...opened, spool: await openMeteredSpool(opened, meter) }
    undo.push(() => rooms.spool.close())
    const localToken = randomBytes(32).toString('base64url')
    const app = await createApp(rooms, {
      logger: log,
      meter,
      localToken,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      newVisitorsPerMinute: config.newVisitorsPerMinute,
      dashboardDir: dashboardDir(import.meta.url),
      widgetDir: widgetDir(import.meta.url),
    })
    undo.push(() => app.close())
    const url = await listen(app, config)
    held.announce({ url, token: localToken })
    const secret = await issueSetupSecret(rooms.accounts)
    const background = startBackground(rooms, { log, deskLogDays: config.deskLogDays })
    log.info({ url, data_dir: dataDir.path }, 'listening')
    return {
      url,
      setupLink: secret === null ? null : `${config.publicUrl ?? url}/setup#token=${secret}`,
      rooms,
      log,
      stop: once(() => stopAll({ app, background, rooms, log }, () => held.release())),
    }
  } catch (error) {
    for (const step of undo.reverse()) await step()
    throw error
  }
}

/** A warehouse of its own over an application database that others can reach: then it must be the only server. */
async function openServerRooms(config: Config, dataDir: DataDir): Promise<OpenedRooms> {
  const rooms = await openRooms(config, dataDir, systemClock, openWarehouseInThread)
  if (config.databaseUrl === null || mayHaveNeighbours(config)) return rooms
  try {
    const sole = await beSoleServer(rooms.store, { clock: systemClock, dataDir: dataDir.path })
    return {
      ...rooms,
      async close() {
        await sole.release()
        await rooms.close()
      },
    }
  } catch (error) {
    await rooms.close()
    throw error
  }
}

/** What another port would not mend: no such name, no address of this machine, no IPv6. */
const OF_THE_HOST: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
  'EINVAL',
])

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (OF_THE_HOST.has(code))
      throw new DeskmetryError('HOST_UNUSABLE', { host, reason }, { cause })
    throw new DeskmetryError('PORT_TAKEN', { host, port, reason }, { cause })
  }
  const address = app.server.address() as AddressInfo
  const isWildcard = ['0.0.0.0', '::'].includes(address.address)
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${isWildcard ? '127.0.0.1' : name}:${address.port}`
}

interface Parts {
  readonly app: FastifyInstance
  readonly background: Background
  readonly rooms: OpenedRooms & ServerRooms
  readonly log: Logger
}

/** In the order of the flow: nothing new comes in, what came is loaded, then the engines close. */
async function stopAll({ app, background, rooms, log }: Parts, release: () => void): Promise<void> {
  await app.close()
  await background.stop()
  await rooms.spool.close()
  await rooms.close()
  release()
  log.info('stopped')
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => (running ??= work())
}
