import { z } from 'zod'

const ids = z.array(z.string()).readonly()

/**
 * What a question may see. Every query names its viewer and the compiler adds the rows it may see, totals
 * included. An empty list sees nothing at all. Ids are `source:id`.
 * - `all`: everything.
 * - `teams`: the rows of these teams.
 * - `agent`: the rows of these agents, one person's; `team_ids` say where that person works.
 */
export const viewer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }).readonly(),
  z.object({ kind: z.literal('teams'), team_ids: ids }).readonly(),
  z.object({ kind: z.literal('agent'), agent_ids: ids, team_ids: ids }).readonly(),
])

export type Viewer = z.infer<typeof viewer>
