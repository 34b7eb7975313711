import { type Accounts, ACCOUNTS_MIGRATIONS } from '../accounts/public.ts'
import type { Clock } from '../domain/public.ts'
import { migrate, openStore, type Store } from '../store/public.ts'
import { openWarehouse, type Warehouse } from '../warehouse/public.ts'
import type { Config } from './config.ts'
import type { DataDir } from './data-dir/data-dir.ts'
import { createDataUntil, type DataUntil } from './numbers/data-until.ts'
import { systemRandomBytes } from './system-clock.ts'

/** The rooms a server or a command is composed of, opened and ready. Routes and operations are handed these. */
export interface Rooms {
  readonly clock: Clock
  readonly dataDir: DataDir
  readonly store: Store
  readonly accounts: Accounts
  readonly warehouse: Warehouse
  readonly dataUntil: DataUntil
}

export interface OpenedRooms extends Rooms {
  close(): Promise<void>
}

/**
 * Opens the engines and brings their schemas to this version. What was opened is closed again when a later one
 * fails.
 * @throws STORE_*, MIGRATION_CHANGED, WAREHOUSE_*, DATA_DIR_HELD
 */
export async function openRooms(
  config: Config,
  dataDir: DataDir,
  clock: Clock,
): Promise<OpenedRooms> {
  const target =
    config.databaseUrl === null ? { file: dataDir.storeFile } : { url: config.databaseUrl }
  const store = await openStore(target)
  try {
    await migrate(store, [ACCOUNTS_MIGRATIONS], clock)
    const warehouse = await openWarehouse({
      duckdb: {
        dir: dataDir.warehouseDir,
        memoryLimitMb: config.warehouseMemoryMb,
        threads: config.warehouseThreads,
      },
    })
    return {
      clock,
      dataDir,
      store,
      accounts: { store, clock, randomBytes: systemRandomBytes },
      warehouse,
      dataUntil: createDataUntil(warehouse, clock),
      async close() {
        await warehouse.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
