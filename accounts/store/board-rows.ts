import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type BoardRow = AccountsTables['boards'] & { readonly owner_name: string }

/** A board with the teams it is shared with. */
export interface StoredBoard {
  readonly row: BoardRow
  readonly team_ids: readonly string[]
}

/** Whose boards: everybody's, or those that one user has or is given. */
export type BoardReader =
  | { readonly kind: 'all' }
  | { readonly kind: 'user'; readonly user_id: string; readonly team_ids: readonly string[] }

/** What a reader finds, by name; with an id that one alone. */
export async function readBoards(
  store: StoreScope,
  reader: BoardReader,
  id: string | null = null,
): Promise<readonly StoredBoard[]> {
  const db = tablesOf(store)
  const rows = await db
    .selectFrom('boards')
    .innerJoin('users', 'users.id', 'boards.owner_id')
    .selectAll('boards')
    .select('users.name as owner_name')
    .$if(id !== null, (query) => query.where('boards.id', '=', id ?? ''))
    .$if(reader.kind === 'user', (query) =>
      query.where((is) => {
        const { user_id, team_ids } =
          reader.kind === 'user' ? reader : { user_id: '', team_ids: [] }
        return is.or([
          is('boards.owner_id', '=', user_id),
          is('boards.shared_with', '=', 'everyone'),
          ...(team_ids.length === 0
            ? []
            : [
                is.and([
                  is('boards.shared_with', '=', 'teams'),
                  is(
                    'boards.id',
                    'in',
                    db
                      .selectFrom('board_teams')
                      .select('board_id')
                      .where('team_id', 'in', [...team_ids]),
                  ),
                ]),
              ]),
        ])
      }),
    )
    .orderBy('boards.name')
    .orderBy('boards.id')
    .execute()
  const teams = await readBoardTeams(
    store,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ row, team_ids: teams.get(row.id) ?? [] }))
}

async function readBoardTeams(
  store: StoreScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(store)
    .selectFrom('board_teams')
    .selectAll()
    .where('board_id', 'in', [...ids])
    .orderBy('team_id')
    .execute()
  return new Map(
    ids.map((id) => [
      id,
      rows.filter(({ board_id }) => board_id === id).map(({ team_id }) => team_id),
    ]),
  )
}

export async function insertBoardRow(
  store: StoreScope,
  row: AccountsTables['boards'],
): Promise<void> {
  await tablesOf(store).insertInto('boards').values(row).execute()
}

/** @returns false when it is not at this version any more: nothing was written */
export async function updateBoardRow(
  store: StoreScope,
  { id, version }: { readonly id: string; readonly version: number },
  change: Pick<
    AccountsTables['boards'],
    'name' | 'shared_with' | 'cards_json' | 'card_count' | 'updated_at'
  >,
): Promise<boolean> {
  const result = await tablesOf(store)
    .updateTable('boards')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function replaceBoardTeams(
  store: StoreScope,
  boardId: string,
  teamIds: readonly string[],
): Promise<void> {
  const db = tablesOf(store)
  await db.deleteFrom('board_teams').where('board_id', '=', boardId).execute()
  const rows = [...new Set(teamIds)].map((team_id) => ({ board_id: boardId, team_id }))
  if (rows.length > 0) await db.insertInto('board_teams').values(rows).execute()
}

export async function deleteBoardRow(store: StoreScope, id: string): Promise<void> {
  const db = tablesOf(store)
  await db.deleteFrom('board_teams').where('board_id', '=', id).execute()
  await db.deleteFrom('boards').where('id', '=', id).execute()
}
