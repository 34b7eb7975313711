import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Clock, DeskmetryError } from '../domain/public.ts'
import { fillColumnKinds } from './column-kinds.ts'
import type { StoreDialect } from './engines/engine.ts'
import { LEASE_MIGRATIONS } from './lease-migrations.ts'
import type { Store, StoreScope } from './store.ts'

/** One step of a room's schema. Once released it never changes: a mistake is mended by the next one. */
export interface Migration {
  /** Unique within the room, such as `0001-users`. */
  readonly name: string
  readonly statements: readonly Statement[]
}

/**
 * SQL that both databases understand, with column kinds in braces (column-kinds.ts). Where they have nothing in
 * common, as for a full-text index, one for each; an empty one is left out.
 */
export type Statement = string | Readonly<Record<StoreDialect, string>>

/** A room's migrations, oldest first; append only. */
export interface RoomMigrations {
  readonly room: string
  readonly migrations: readonly Migration[]
}

type MigrationTables = {
  migrations: {
    room: string
    position: number
    name: string
    checksum: string
    applied_at: number
  }
}

type AppliedMigration = Pick<MigrationTables['migrations'], 'room' | 'name' | 'checksum'>

/** Any number, the same in every version: it names the lock under which PostgreSQL is migrated. */
const MIGRATION_LOCK = 0x6465736b

/**
 * Brings the database to this version: every migration not yet applied runs, all in one transaction
 * and under a lock, so that of several processes that start together one does the work.
 * @param rooms every room there is, in the order of their foreign keys: a database that knows a room or
 * a migration missing here is newer.
 * @returns the migrations applied now, as `room/name`.
 * @throws STORE_NEWER, or MIGRATION_CHANGED when an applied migration is not what it was.
 */
export async function migrate(
  store: Store,
  rooms: readonly RoomMigrations[],
  clock: Clock,
): Promise<readonly string[]> {
  const registered = [{ room: 'store', migrations: LEASE_MIGRATIONS }, ...rooms]
  return alone(store, () =>
    store.transaction(async (tx) => {
      await createMigrationTable(tx)
      const applied = await readApplied(tx)
      refuseNewer(applied, registered)
      const done: string[] = []
      for (const { room, migrations } of registered) {
        const count = countUnchanged(
          applied.filter((row) => row.room === room),
          migrations,
        )
        for (const [index, migration] of migrations.slice(count).entries()) {
          await apply(tx, { room, migration, position: count + index, at: clock.now() })
          done.push(`${room}/${migration.name}`)
        }
      }
      return done
    }),
  )
}

/**
 * On PostgreSQL the lock is held on a connection of its own: taken inside the serialisable transaction it
 * would come after that one's snapshot. On SQLite the transaction itself keeps every other writer out.
 */
async function alone<T>(store: Store, work: () => Promise<T>): Promise<T> {
  if (store.dialect === 'sqlite') return work()
  return store.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection)
    }
  })
}

async function createMigrationTable(tx: StoreScope): Promise<void> {
  await execute(
    tx,
    `create table if not exists migrations (
      room {id} not null,
      position {integer} not null,
      name {text} not null,
      checksum {text} not null,
      applied_at {instant} not null,
      primary key (room, position)
    )`,
  )
}

async function readApplied(tx: StoreScope): Promise<readonly AppliedMigration[]> {
  return tx.kysely
    .withTables<MigrationTables>()
    .selectFrom('migrations')
    .select(['room', 'name', 'checksum'])
    .orderBy('room')
    .orderBy('position')
    .execute()
}

function refuseNewer(
  applied: readonly AppliedMigration[],
  registered: readonly RoomMigrations[],
): void {
  for (const { room, migrations } of registered) {
    const beyond = applied.filter((row) => row.room === room)[migrations.length]
    if (beyond) throw new DeskmetryError('STORE_NEWER', { migration: `${room}/${beyond.name}` })
  }
  const unknown = applied.find((row) => registered.every(({ room }) => room !== row.room))
  if (unknown)
    throw new DeskmetryError('STORE_NEWER', { migration: `${unknown.room}/${unknown.name}` })
}

/** How many of the room's migrations stand already. */
function countUnchanged(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): number {
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index]
    if (migration?.name !== row.name || checksumOf(migration) !== row.checksum) {
      throw new DeskmetryError('MIGRATION_CHANGED', { migration: `${row.room}/${row.name}` })
    }
  }
  return applied.length
}

interface PendingMigration {
  readonly room: string
  readonly migration: Migration
  readonly position: number
  readonly at: number
}

async function apply(
  tx: StoreScope,
  { room, migration, position, at }: PendingMigration,
): Promise<void> {
  for (const statement of migration.statements) await execute(tx, statement)
  await tx.kysely
    .withTables<MigrationTables>()
    .insertInto('migrations')
    .values({
      room,
      position,
      name: migration.name,
      checksum: checksumOf(migration),
      applied_at: at,
    })
    .execute()
}

async function execute(tx: StoreScope, statement: Statement): Promise<void> {
  const text = typeof statement === 'string' ? statement : statement[tx.dialect]
  if (text !== '') await sql.raw(fillColumnKinds(text, tx.dialect)).execute(tx.kysely)
}

/** Indentation may change, words may not. */
function checksumOf(migration: Migration): string {
  const words = migration.statements
    .flatMap((each) => (typeof each === 'string' ? [each] : [each.sqlite, each.postgres]))
    .map((statement) => statement.trim().replace(/\s+/g, ' '))
  return createHash('sha256').update(words.join(';\n')).digest('hex')
}
