import { z } from 'zod'
import { instantText } from '../field.ts'

/** Follow-up tasks (回访) over all cases. They are made and finished by actions of their case. */
export const followupRequest = z.strictObject({
  box: z.enum(['mine', 'team', 'all']).default('mine'),
  /** `due`: its time has come and it is not done. */
  state: z.enum(['open', 'due', 'done']).default('open'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type FollowupRequest = z.infer<typeof followupRequest>

export const followupTask = z
  .object({
    id: z.string(),
    case_id: z.string(),
    case_number: z.number().int(),
    case_kind: z.enum(['chat', 'ticket']),
    subject: z.string().nullable(),
    customer_name: z.string().nullable(),
    agent_id: z.string().nullable(),
    due_at: instantText,
    note: z.string(),
    done_at: instantText.nullable(),
    outcome: z.string().nullable(),
  })
  .readonly()
export type FollowupTask = z.infer<typeof followupTask>

export const followupAnswer = z
  .object({
    tasks: z.array(followupTask).readonly(),
    next: z.string().nullable(),
    /** Of the asking agent. */
    due_count: z.number().int(),
  })
  .readonly()
export type FollowupAnswer = z.infer<typeof followupAnswer>
