import type { Desk } from '../desk.ts'
import { type AgentRow, isConnected } from '../presence/agent-rows.ts'
import { isAway, readTimesAway } from '../presence/times-away.ts'
import type { Away } from '../routing/forecast-waits.ts'
import { readLoads, routingAgent } from './agents-now.ts'
import type { RouterContext } from './router-context.ts'

/** The agents on a break, in a meeting and the like, with how long such times have lasted lately. */
export async function readAway(
  desk: Desk,
  context: RouterContext,
  rows: readonly AgentRow[],
): Promise<readonly Away[]> {
  const at = desk.clock.now()
  const away = rows.filter((row) => isAway(row) && isConnected(row, at))
  if (away.length === 0) return []
  const { capacity } = context.settings
  const loads = await readLoads(
    desk.store,
    away.map(({ agent_id }) => agent_id),
  )
  const lasted = new Map<string, readonly number[]>()
  for (const state of new Set(away.map((row) => row.state))) {
    lasted.set(state, await readTimesAway(desk.store, state, at))
  }
  return away.flatMap((row) => {
    const agent = context.agents.get(row.agent_id)
    if (agent === undefined) return []
    const now = { row, load: loads.get(row.agent_id), capacity, at }
    return [
      {
        agent: routingAgent(agent, now),
        since: row.since,
        lasted: lasted.get(row.state) ?? [],
      },
    ]
  })
}
