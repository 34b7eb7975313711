import { type Principal, scopeOf, viewerOf } from '../../accounts/public.ts'
import type { Viewer } from '../../domain/contract/public.ts'

/** Whose present is shown. Everybody with the same scope is shown the same. */
export interface LiveScope {
  readonly viewer: Viewer
  /** Whether single cases may be shown at all; without, there are figures alone. */
  readonly seesCases: boolean
}

/** @throws FORBIDDEN */
export function liveScopeOf(principal: Principal, team: string | undefined): LiveScope {
  const viewer = viewerOf(principal, 'live:read')
  return {
    viewer: team === undefined ? viewer : narrowed(viewer, team),
    seesCases: scopeOf(principal, 'cases:read') !== null,
  }
}

/** One team of what the viewer may see: nothing of a team that is not theirs. */
function narrowed(viewer: Viewer, team: string): Viewer {
  switch (viewer.kind) {
    case 'all':
      return { kind: 'teams', team_ids: [team] }
    case 'teams':
      return { kind: 'teams', team_ids: viewer.team_ids.filter((id) => id === team) }
    case 'agent':
      return viewer.team_ids.includes(team)
        ? viewer
        : { kind: 'agent', agent_ids: [], team_ids: [] }
  }
}
