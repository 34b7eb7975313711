import { type Principal, scopeOf, viewerOf } from '../../accounts/public.ts'
import type { Viewer } from '../../domain/contract/public.ts'

/** Whose present is shown. Everybody with the same scope is shown the same. */
export interface LiveScope {
  readonly viewer: Viewer
  /** Whether single cases may be shown at all; without, there are figures alone. */
  readonly seesCases: boolean
}

/**
 * @param team as the address has it: none, one or several
 * @throws FORBIDDEN
 */
export function liveScopeOf(
  principal: Principal,
  team: string | readonly string[] | undefined,
): LiveScope {
  const viewer = viewerOf(principal, 'live:read')
  const teams = team === undefined ? [] : [team].flat()
  return {
    viewer: teams.length === 0 ? viewer : narrowed(viewer, teams.toSorted()),
    seesCases: scopeOf(principal, 'cases:read') !== null,
  }
}

/** Some teams of what the viewer may see: nothing of a team that is not theirs. */
function narrowed(viewer: Viewer, teams: readonly string[]): Viewer {
  switch (viewer.kind) {
    case 'all':
      return { kind: 'teams', team_ids: teams }
    case 'teams':
      return { kind: 'teams', team_ids: viewer.team_ids.filter((id) => teams.includes(id)) }
    case 'agent':
      return viewer.team_ids.some((id) => teams.includes(id))
        ? viewer
        : { kind: 'agent', agent_ids: [], team_ids: [] }
  }
}
