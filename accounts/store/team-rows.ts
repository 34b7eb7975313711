import type { Team } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

/** All teams by id, or those with these ids. */
export async function readTeams(
  store: StoreScope,
  ids?: readonly string[],
): Promise<readonly Team[]> {
  if (ids?.length === 0) return []
  return tablesOf(store)
    .selectFrom('teams')
    .select(['id', 'name', 'calendar_id'])
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('id')
    .execute()
}

export async function putTeam(store: StoreScope, team: Team, at: number): Promise<void> {
  await tablesOf(store)
    .insertInto('teams')
    .values({ ...team, created_at: at, updated_at: at })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ name: team.name, calendar_id: team.calendar_id, updated_at: at }),
    )
    .execute()
}
