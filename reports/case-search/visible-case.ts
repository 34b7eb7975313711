import type { Viewer } from '../../domain/contract/public.ts'
import type { Dialect } from '../../warehouse/public.ts'
import type { Binder } from '../query/binder.ts'

/**
 * Whether the viewer may open the case of row `c` of `cases`: a team those it ever had, an agent those they held or
 * answered.
 * @param id the bound parameter of the one case that is looked at; null: any
 */
export function visibleCase(
  viewer: Viewer,
  {
    d,
    binder,
    id = null,
  }: { readonly d: Dialect; readonly binder: Binder; readonly id?: string | null },
): string {
  if (viewer.kind === 'all') return 'true'
  const ofCase = (row: string) => (id === null ? 'true' : `${row}.case_id = ${id}`)
  if (viewer.kind === 'teams') {
    const teams = binder.bind(viewer.team_ids, 'refs')
    return `c.case_id in (
      select s.case_id from ${d.table('case_states')} as s
      where ${ofCase('s')} and s.team is not null and ${d.has(teams, 's.team')})`
  }
  const agents = binder.bind(viewer.agent_ids, 'refs')
  const replied = viewer.agent_ids.map((agent) =>
    d.has('c.participants', binder.bind(agent, 'ref')),
  )
  return `(${['false', ...replied].join(' or ')} or c.case_id in (
      select a.case_id from ${d.table('assignments')} as a
      where ${ofCase('a')} and a.agent is not null and ${d.has(agents, 'a.agent')}))`
}
