import { type Accounts, ACCOUNTS_MIGRATIONS } from '../accounts/public.ts'
import type { Clock } from '../domain/public.ts'
import {
  createDesk,
  type Desk,
  DESK_MIGRATIONS,
  type FileVault,
  createStandings,
  openDiskVault,
  openPresence,
  type Presence,
  type Standings,
  type Outgoing,
} from '../desk/public.ts'
import { INGEST_MIGRATIONS, type IngestRoom, type Spool } from '../ingest/public.ts'
import {
  migrate,
  openReader,
  openStore,
  type Store,
  type StoreReader,
  type Notices,
  openNotices,
} from '../store/public.ts'
import {
  createLiveFeed,
  type LiveFeed,
  openWarehouse,
  readParquet,
  type Warehouse,
} from '../warehouse/public.ts'
import type { Config } from './config.ts'
import type { DataDir } from './data-dir/data-dir.ts'
import { createProxyWatch, type ProxyWatch } from './http/proxy-watch.ts'
import { createDataUntil, type DataUntil } from './numbers/data-until.ts'
import { withOneWriter } from './processes/one-writer.ts'
import { createPromises, type Promises } from './numbers/promises.ts'
import { createOutgoing } from './outgoing/outgoing.ts'
import { systemRandomBytes } from './system-clock.ts'
import { warehouseOptions } from './warehouse-options.ts'

/** The rooms a server or a command is composed of, opened and ready. Routes and operations are handed these. */
export interface Rooms {
  readonly clock: Clock
  readonly dataDir: DataDir
  readonly store: Store
  /** For reads that may take long: on SQLite in a thread of its own. */
  readonly reader: StoreReader
  readonly accounts: Accounts
  /** The only way by which a request leaves for an address somebody typed. */
  readonly outgoing: Outgoing
  readonly desk: Desk
  /** Which agents have a window open here. */
  readonly presence: Presence
  /** Where those stand who wait in a queue. */
  readonly standings: Standings
  /** What people sent to the desk. */
  readonly files: FileVault
  /** Opens words with the other processes of this database. */
  readonly openNotices: (listen: NoticesListener) => Promise<Notices>
  readonly warehouse: Warehouse
  readonly dataUntil: DataUntil
  /** What is so now, in memory. */
  readonly liveFeed: LiveFeed
  /** What was promised to the customers of cases. */
  readonly promises: Promises
  readonly ingest: IngestRoom
  readonly proxyWatch: ProxyWatch
}

type NoticesListener = Omit<Parameters<typeof openNotices>[0], 'url'>

/** A server also takes events over HTTP. */
export interface ServerRooms extends Rooms {
  readonly spool: Spool
}

export function hasSpool(rooms: Rooms): rooms is ServerRooms {
  return 'spool' in rooms
}

export interface OpenedRooms extends Rooms {
  close(): Promise<void>
}

/** In the order of their foreign keys. */
const STORE_ROOMS = [
  ACCOUNTS_MIGRATIONS,
  { room: 'ingest', migrations: INGEST_MIGRATIONS },
  DESK_MIGRATIONS,
] as const

/**
 * Opens the engines and brings their schemas to this version. What was opened is closed again when a later one
 * fails.
 * @param open a server's warehouse works in a thread beside its requests; a command has nothing else to do
 * @throws STORE_*, MIGRATION_CHANGED, WAREHOUSE_*, DATA_DIR_HELD
 */
export async function openRooms(
  config: Config,
  dataDir: DataDir,
  clock: Clock,
  open: typeof openWarehouse = openWarehouse,
): Promise<OpenedRooms> {
  const target =
    config.databaseUrl === null ? { file: dataDir.storeFile } : { url: config.databaseUrl }
  const store = await openStore(target)
  try {
    await migrate(store, STORE_ROOMS, clock)
    const opened = await open(warehouseOptions(config, dataDir))
    const holder = Buffer.from(systemRandomBytes(12)).toString('hex')
    const warehouse = mayHaveNeighbours(config)
      ? withOneWriter(opened, { store, clock, holder })
      : opened
    const accounts = { store, clock, randomBytes: systemRandomBytes }
    const reader = openReader(store, config.databaseUrl === null ? dataDir.storeFile : null)
    const desk = createDesk({ store, accounts })
    const liveFeed = createLiveFeed(warehouse, clock)
    return {
      clock,
      dataDir,
      store,
      reader,
      accounts,
      outgoing: createOutgoing({ allow: config.outgoingAllow }),
      desk,
      presence: openPresence(desk),
      standings: createStandings(desk),
      openNotices: (listen) => openNotices({ ...listen, url: config.databaseUrl }),
      files: openDiskVault(config.filesDir ?? dataDir.filesDir),
      warehouse,
      dataUntil: createDataUntil(warehouse, clock),
      liveFeed,
      promises: createPromises(liveFeed, clock),
      ingest: { warehouse, store, clock, tempDir: dataDir.tempDir, readParquet },
      proxyWatch: createProxyWatch(config),
      async close() {
        await warehouse.close()
        await reader.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Other processes may work on the same databases. */
export function mayHaveNeighbours({ databaseUrl, clickhouseUrl }: Config): boolean {
  return databaseUrl !== null && clickhouseUrl !== null
}
