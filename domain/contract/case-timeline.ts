import { z } from 'zod'
import { foundCase } from './case-search.ts'
import { FIRING_OUTCOMES } from './desk/rule.ts'
import { casePromise, caseWait, dimensionNames } from './query.ts'

/** `GET /api/v1/cases/:id/timeline`: all that happened in one case beside what was said. Instants are UTC. */
const instant = z.string()
const id = z.string().nullable()

/** Something that happened at one instant: an event of the case as it came, ids as `source:id`. */
const moment = z.object({
  event_id: z.string(),
  at: instant,
  /** Of the event catalogue. */
  type: z.string(),
  agent_id: id,
  team_id: id,
  queue_id: id,
  /** What the event says besides, flat; no words of people but a rating's comment and a page's address. */
  details: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  ),
})
export type CaseMoment = z.infer<typeof moment>

const span = { started_at: instant, ended_at: instant.nullable() }

export const caseTimeline = z.object({
  case: foundCase.extend({
    opened_by: z.string().nullable(),
    origin: z.string().nullable(),
    first_replied_at: instant.nullable(),
    first_resolved_at: instant.nullable(),
    last_resolved_at: instant.nullable(),
    full_resolution_secs: z.number().nullable(),
    requester_wait_secs: z.number().nullable(),
    is_spam: z.boolean(),
    merged_into: z.string().nullable(),
  }),
  moments: z.array(moment),
  states: z.array(z.object({ ...span, status: z.string() })),
  /** Consecutive states of one holder are one. */
  holds: z.array(z.object({ ...span, agent_id: id, team_id: id })),
  stays: z.array(
    z.object({
      ...span,
      queue_id: id,
      outcome: z.enum(['assigned', 'abandoned', 'expired', 'left', 'waiting']),
      wait_secs: z.number().nullable(),
    }),
  ),
  waits: z.array(caseWait),
  promises: z.array(
    casePromise.extend({ length_secs: z.number().nullable(), paused_secs: z.number() }),
  ),
  /** What rules of the desk did to it, as far as their log goes back. */
  firings: z.array(
    z.object({
      number: z.number().int(),
      at: instant,
      /** As it is called now; null when it has been deleted. */
      rule_name: z.string().nullable(),
      /** Types of its steps. */
      steps: z.array(z.string()),
      outcome: z.enum(FIRING_OUTCOMES).exclude(['running']),
    }),
  ),
  names: dimensionNames,
  meta: z.object({ as_of: instant }),
})
export type CaseTimeline = z.infer<typeof caseTimeline>
