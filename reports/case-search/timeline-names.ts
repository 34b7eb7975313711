import type { CaseTimeline, DimensionNames } from '../../domain/contract/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import { readNames } from '../query/names.ts'

/** Directory names, in force at `asOf`, of everybody and everything that a timeline names. */
export function namesOfTimeline(
  reader: Reader,
  timeline: Omit<CaseTimeline, 'names' | 'firings'>,
  asOf: number,
): Promise<DimensionNames> {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const rows = [
    timeline.case,
    ...timeline.holds,
    ...timeline.stays,
    ...timeline.moments.flatMap(({ agent_id, team_id, queue_id, details }) => [
      { agent_id, team_id, queue_id },
      { agent_id: text(details['from_agent']), team_id: text(details['from_team']) },
      { agent_id: text(details['to_agent']), team_id: text(details['to_team']) },
    ]),
  ].map((row) => {
    const {
      agent_id = null,
      team_id = null,
      queue_id = null,
      customer_id = null,
    } = row as Record<string, unknown>
    return {
      agent_id: text(agent_id),
      team_id: text(team_id),
      queue_id: text(queue_id),
      customer_id: text(customer_id),
      policy: null as string | null,
    }
  })
  const policies = timeline.promises.map(({ policy }) => ({
    agent_id: null,
    team_id: null,
    queue_id: null,
    customer_id: null,
    policy,
  }))
  const dimensions = {
    agent_id: 'agent',
    team_id: 'team',
    queue_id: 'queue',
    customer_id: 'customer',
    policy: 'sla_policy',
  }
  return readNames(reader, [...rows, ...policies], dimensions, asOf)
}
