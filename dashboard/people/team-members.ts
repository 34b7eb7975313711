import type { User } from '../../domain/contract/public.ts'

type Member = Pick<User, 'id' | 'team_ids'>

export function membersOf(teamId: string, users: readonly Member[]): readonly string[] {
  return users.filter(({ team_ids }) => team_ids.includes(teamId)).map(({ id }) => id)
}

/** Whose teams change when these are to be its members, and what their teams are then. Everybody else stays out of it. */
export function newTeamIds(
  teamId: string,
  users: readonly Member[],
  memberIds: readonly string[],
): readonly Member[] {
  return users.flatMap(({ id, team_ids }) => {
    const [isIn, isWanted] = [team_ids.includes(teamId), memberIds.includes(id)]
    if (isIn === isWanted) return []
    const others = team_ids.filter((one) => one !== teamId)
    return [{ id, team_ids: isWanted ? [...others, teamId] : others }]
  })
}
