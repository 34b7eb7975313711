import type { DeskSetting } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import type { SettingKind } from './setting-kind.ts'

/**
 * The settings of the desk, of every kind, in one table: queues, fields, categories, canned replies, macros, views,
 * rules, the widget. They decide nothing here: who may change what, the caller has checked, and what is wrong with
 * a body beyond its shape, its kind has.
 */
export interface SettingInput<Body> {
  /** Left out: a new one. */
  readonly id?: string
  readonly body: Body
  /** Left out: the place it has, or the last. */
  readonly position?: number
  /** The agent it belongs to; left out: as it was, or everybody's. */
  readonly owner_id?: string | null
  /** Who saves it; null: the system. */
  readonly by: string | null
}

type Row = DeskTables['desk_settings']

/** All of a kind, in their order. A body an older version wrote gets what its contract has by default. */
export async function listSettings<Body>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
): Promise<readonly DeskSetting<Body>[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_settings')
    .selectAll()
    .where('kind', '=', kind.name)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => settingOf(kind, row))
}

/** @throws NOT_FOUND */
export async function readSetting<Body>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  id: string,
): Promise<DeskSetting<Body>> {
  const row = await readRow(desk, kind, id)
  if (row === undefined) throw notFound(kind, id)
  return settingOf(kind, row)
}

/** Makes a setting, or replaces the one with this id. */
export async function putSetting<Body>(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  kind: SettingKind<Body>,
  input: SettingInput<Body>,
): Promise<DeskSetting<Body>> {
  return desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const id = input.id ?? newDeskId(desk)
    const before = await readRow(inner, kind, id)
    const row: Row = {
      kind: kind.name,
      id,
      position: input.position ?? before?.position ?? (await nextPosition(inner, kind)),
      body_json: JSON.stringify(kind.schema.parse(input.body)),
      owner_id: input.owner_id === undefined ? (before?.owner_id ?? null) : input.owner_id,
      updated_at: desk.clock.now(),
      updated_by: input.by,
    }
    const { kind: _kind, id: _id, ...change } = row
    await tablesOf(store)
      .insertInto('desk_settings')
      .values(row)
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(change))
      .execute()
    return settingOf(kind, row)
  })
}

/** @throws NOT_FOUND */
export async function deleteSetting<Body>(
  desk: Pick<Desk, 'store'>,
  kind: SettingKind<Body>,
  id: string,
): Promise<void> {
  const [result] = await tablesOf(desk.store)
    .deleteFrom('desk_settings')
    .where('kind', '=', kind.name)
    .where('id', '=', id)
    .execute()
  if (result === undefined || result.numDeletedRows === 0n) throw notFound(kind, id)
}

/** Puts these in this order, before all others of their kind; ids that are gone are passed over. */
export async function orderSettings(
  desk: Pick<Desk, 'store'>,
  kind: { readonly name: string },
  ids: readonly string[],
): Promise<void> {
  await desk.store.transaction(async (store) => {
    const rows = await tablesOf(store)
      .selectFrom('desk_settings')
      .select('id')
      .where('kind', '=', kind.name)
      .orderBy('position')
      .orderBy('id')
      .execute()
    const known = new Set(rows.map((row) => row.id))
    const first = [...new Set(ids)].filter((id) => known.has(id))
    const order = [...first, ...rows.map((row) => row.id).filter((id) => !first.includes(id))]
    for (const [position, id] of order.entries()) {
      await tablesOf(store)
        .updateTable('desk_settings')
        .set({ position })
        .where('kind', '=', kind.name)
        .where('id', '=', id)
        .execute()
    }
  })
}

function settingOf<Body>(kind: SettingKind<Body>, row: Row): DeskSetting<Body> {
  return {
    id: row.id,
    position: row.position,
    owner_id: row.owner_id,
    updated_at: new Date(row.updated_at).toISOString(),
    updated_by: row.updated_by,
    body: kind.schema.parse(JSON.parse(row.body_json)),
  }
}

async function readRow(
  { store }: Pick<Desk, 'store'>,
  kind: { readonly name: string },
  id: string,
): Promise<Row | undefined> {
  return tablesOf(store)
    .selectFrom('desk_settings')
    .selectAll()
    .where('kind', '=', kind.name)
    .where('id', '=', id)
    .executeTakeFirst()
}

async function nextPosition(
  { store }: Pick<Desk, 'store'>,
  kind: { readonly name: string },
): Promise<number> {
  const { last } = await tablesOf(store)
    .selectFrom('desk_settings')
    .select((by) => by.fn.max<number | null>('position').as('last'))
    .where('kind', '=', kind.name)
    .executeTakeFirstOrThrow()
  return (last ?? -1) + 1
}

function notFound(kind: { readonly title: string }, id: string): DeskmetryError {
  return new DeskmetryError('NOT_FOUND', {
    what: `The ${kind.title} ${id}`,
    fix: 'It may have been deleted: list them anew.',
  })
}
