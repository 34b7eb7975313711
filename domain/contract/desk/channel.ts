import { z } from 'zod'
import { instantText } from '../field.ts'
import { CASE_KINDS } from './case.ts'

/**
 * A channel that is connected, or that cases have come by:
 * - `open`: it takes what comes. `quiet`: it is there, and nothing has come by it yet.
 * - `elsewhere`: nothing of ours listens there; somebody's own program opens cases under this name.
 */
export const CHANNEL_STATES = ['open', 'quiet', 'elsewhere'] as const

export const channelStanding = z
  .object({
    /** As cases and figures carry it. */
    name: z.string(),
    state: z.enum(CHANNEL_STATES),
    /** What a first message may begin; empty: it is not ours to say. */
    begins: z.array(z.enum(CASE_KINDS)).readonly(),
    /** What the far side can do. */
    can: z.array(z.enum(['presence', 'typing', 'read_marks', 'edits', 'files'])).readonly(),
    /** Cases that are not done. */
    open_count: z.number().int(),
    /** When the newest case came by it. */
    last_case_at: instantText.nullable(),
  })
  .readonly()
export type ChannelStanding = z.infer<typeof channelStanding>
