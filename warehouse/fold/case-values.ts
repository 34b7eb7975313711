import type { CaseEvent, Ref } from './case-event.ts'
import type { FoldContext } from './fold-context.ts'

/**
 * The dimension values of a case at one instant. Never changed in place: a milestone keeps the object that stood
 * just after its event.
 */
export interface CaseValues {
  readonly team: Ref
  readonly queue: Ref
  /** The holder; kept when the case ends, so that a reopening gives it back. */
  readonly agent: Ref
  readonly priority: Ref
  readonly tier: Ref
  readonly category: Ref
}

export const NO_VALUES: CaseValues = {
  team: 0,
  queue: 0,
  agent: 0,
  priority: 0,
  tier: 0,
  category: 0,
}

/**
 * The values just after an event. The team is set by a team_id of case.opened, case.queued and case.assigned and
 * by the to_team of a transfer, and by nothing else.
 */
export function valuesAfter(
  before: CaseValues,
  event: CaseEvent,
  context: FoldContext,
): CaseValues {
  const { data } = event
  switch (event.type) {
    case 'case.opened':
      return {
        ...before,
        team: event.team || before.team,
        queue: event.queue || before.queue,
        priority: labelOf(data['priority'], context) || before.priority,
        tier: labelOf(data['customer_tier'], context) || before.tier,
        category: labelOf(data['category'], context) || before.category,
      }
    case 'case.queued':
      return { ...before, team: event.team || before.team, queue: event.queue || before.queue }
    case 'case.assigned':
      return {
        ...before,
        team: event.team || before.team,
        queue: event.queue || before.queue,
        agent: event.agent || before.agent,
      }
    case 'case.transferred':
      return {
        ...before,
        team: labelOf(data['to_team'], context) || before.team,
        agent: labelOf(data['to_agent'], context) || (data['to_team'] ? 0 : before.agent),
      }
    case 'case.unassigned':
      return { ...before, agent: 0 }
    case 'case.classified':
      return { ...before, category: labelOf(data['category'], context) }
    case 'case.priority_changed':
      return { ...before, priority: labelOf(data['priority'], context) }
    default:
      return before
  }
}

export function labelOf(value: unknown, context: FoldContext): Ref {
  return typeof value === 'string' ? context.refOf(value) : 0
}
