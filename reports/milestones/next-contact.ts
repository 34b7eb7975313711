import type { Milestone } from '../milestone.ts'
import { caseLastResolved, caseOpened } from './cases.ts'

/**
 * Resolved cases with `next_opened_at`: when the same customer's next case was opened by anyone but an agent. A
 * case is never its own next, since it was opened before it was resolved.
 */
export const caseLastResolvedWithNext: Milestone = {
  ...caseLastResolved,
  id: 'cases.last_resolved.next',
  rows(scan) {
    const { d, from, to } = scan
    const resolved = scan.filtered(
      (row) => `${row}.last_resolved_at >= ${from} and ${row}.last_resolved_at < ${to}`,
    )
    const team = caseOpened.keys.team?.column ?? ''
    const visible = scan.visible('n', { team, agent: null })
    return `(select c.*, o.opened_at as next_opened_at from ${resolved} as c
      asof left join (
        select n.customer_id, n.opened_at from ${d.table('cases')} as n
        where not n.is_excluded and n.customer_id is not null
          and (n.opened_by is null or n.opened_by <> 'agent')
          and n.opened_at > ${from} and ${visible}) as o
      on c.customer_id = o.customer_id and c.last_resolved_at < o.opened_at)`
  },
}
