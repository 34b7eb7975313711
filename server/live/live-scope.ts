import { type Principal, scopeOf, viewerOf } from '../../accounts/public.ts'
import type { Viewer } from '../../domain/contract/public.ts'

/** Whose present is shown. Everybody with the same scope is shown the same. */
export interface LiveScope {
  readonly viewer: Viewer
  /** Null is no queue; left out: of all queues. */
  readonly queues?: readonly (string | null)[]
  /** Whether single cases may be shown at all; without, there are figures alone. */
  readonly seesCases: boolean
}

/** As the address has it: none, one or several. */
type Asked = string | readonly string[] | undefined

/** @throws FORBIDDEN */
export function liveScopeOf(
  principal: Principal,
  asked: { readonly team?: Asked; readonly queue?: Asked },
): LiveScope {
  const viewer = viewerOf(principal, 'live:read')
  const teams = listed(asked.team)
  const queues = listed(asked.queue).toSorted()
  return {
    ...(queues.length === 0 ? {} : { queues: queues.map((id) => (id === '' ? null : id)) }),
    viewer: teams.length === 0 ? viewer : narrowed(viewer, teams.toSorted()),
    seesCases: scopeOf(principal, 'cases:read') !== null,
  }
}

const listed = (asked: Asked): readonly string[] => (asked === undefined ? [] : [asked].flat())

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
