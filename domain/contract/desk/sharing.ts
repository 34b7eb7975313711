import { z } from 'zod'

/** Who has a canned reply, a macro or a saved view: everybody, one team, or the agent who made it. */
export const sharing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('team'), team_id: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal('own') }),
])
export type Sharing = z.infer<typeof sharing>
