import { z } from 'zod'
import {
  AGENT_STATES,
  CASE_STATUSES,
  daySpans,
  id,
  ids,
  instant,
  label,
  labels,
  localDay,
  LONGEST_PROMISE_SECS,
  name,
  SLA_TARGETS,
  text,
} from './fields.ts'

/**
 * The event catalogue: every type of event and the fields of its `data`.
 * Order matters: of two events at one instant without `seq`, the type that stands first here folds first.
 * Extend it when a feature needs it; never change what a type means. Unknown fields are kept, not read.
 */
const opt = <T extends z.ZodType>(schema: T) => schema.nullish()
const data = <T extends z.ZodRawShape>(shape: T) => z.looseObject(shape)
const count = z.number().int().min(0)

export const CATALOGUE = {
  // The life of a case.
  'case.opened': data({
    opened_by: opt(z.enum(['customer', 'agent', 'bot', 'system', 'api'])),
    priority: opt(label),
    language: opt(label),
    subject: opt(text),
    tags: opt(labels),
    category: opt(label),
    business_line: opt(label),
    customer_tier: opt(label),
    origin: opt(label),
  }),
  'case.queued': data({}),
  'case.dequeued': data({ reason: opt(z.enum(['expired', 'to_ticket', 'moved'])) }),
  'case.assigned': data({ by: opt(label) }),
  'case.unassigned': data({ reason: opt(name) }),
  'case.transferred': data({
    from_agent: opt(id),
    to_agent: opt(id),
    from_team: opt(id),
    to_team: opt(id),
    by: opt(label),
  }),
  'case.status_changed': data({ status: z.enum(CASE_STATUSES) }),
  'case.abandoned': data({ stage: opt(z.enum(['queue', 'assigned'])) }),
  'case.resolved': data({ by: opt(z.enum(['agent', 'bot', 'system'])) }),
  'case.reopened': data({ by: opt(label) }),
  'case.merged': data({ into: id }),
  'case.unmerged': data({}),
  'case.marked_spam': data({}),
  'case.unmarked_spam': data({}),
  'case.tagged': data({ tags: labels }),
  'case.classified': data({ category: opt(label) }),
  'case.priority_changed': data({ priority: opt(label) }),
  'case.bot_handoff': data({ reason: opt(name) }),
  'case.linked': data({ case_id: id }),

  // What is said.
  'message.sent': data({
    message_id: id,
    author: z.enum(['customer', 'agent', 'bot', 'system']),
    is_note: opt(z.boolean()),
    language: opt(label),
    text: opt(text),
    attachments: opt(z.array(z.unknown()).max(100)),
  }),
  'message.edited': data({ message_id: id, text: opt(text) }),
  'message.redacted': data({ message_id: id }),

  // What the customer thinks.
  'rating.requested': data({
    rating_id: id,
    agent_id: opt(id),
    about: opt(z.enum(['human', 'bot'])),
  }),
  'rating.given': data({
    rating_id: id,
    agent_id: opt(id),
    about: opt(z.enum(['human', 'bot'])),
    score: z.number(),
    scale_min: z.number(),
    scale_max: z.number(),
    comment: opt(text),
  }),

  // What was promised.
  'sla.applied': data({
    policy_id: id,
    policy_version: opt(z.number().int()),
    target: z.enum(SLA_TARGETS),
    promised_at: opt(instant),
  }),
  'sla.cancelled': data({ target: opt(z.enum(SLA_TARGETS)) }),

  // What agents do.
  'agent.state_changed': data({ state: z.enum(AGENT_STATES) }),
  'agent.focus_changed': data({ case_id: opt(id) }),

  // The directory: in force from `effective_from`, else from occurred_at.
  'agent.updated': data({
    agent_id: opt(id),
    name: opt(name),
    team_ids: opt(ids),
    skills: opt(labels),
    effective_from: opt(instant),
  }),
  'team.updated': data({
    team_id: opt(id),
    name: opt(name),
    calendar_id: opt(id),
    effective_from: opt(instant),
  }),
  'queue.updated': data({
    queue_id: opt(id),
    name: opt(name),
    team_id: opt(id),
    effective_from: opt(instant),
  }),
  'customer.updated': data({
    customer_id: opt(id),
    name: opt(name),
    tier: opt(label),
    attributes: opt(z.record(z.string(), z.unknown())),
    effective_from: opt(instant),
  }),
  'customer.erased': data({ customer_id: opt(id) }),
  'calendar.updated': data({
    calendar_id: id,
    version: z.number().int(),
    tz: z.string().min(1),
    is_default: opt(z.boolean()),
    effective_from: opt(instant),
    week: z.partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), daySpans),
    holidays: opt(z.array(localDay)),
    extra_days: opt(z.record(localDay, daySpans)),
  }),
  'policy.updated': data({
    policy_id: id,
    version: z.number().int(),
    effective_from: opt(instant),
    name: opt(name),
    conditions: opt(
      z.looseObject({
        priority: opt(label),
        customer_tier: opt(label),
        channel: opt(label),
        team_id: opt(id),
        case_kind: opt(z.enum(['chat', 'ticket'])),
      }),
    ),
    targets: z.partialRecord(
      z.enum(SLA_TARGETS),
      z.looseObject({
        secs: z.number().positive().max(LONGEST_PROMISE_SECS),
        time: z.enum(['wall', 'business']),
      }),
    ),
    pause_on: opt(z.array(z.enum(CASE_STATUSES))),
  }),

  // Around the case.
  'bot.answered': data({ article_id: opt(id), confidence: opt(z.number()) }),
  'kb.searched': data({ query: opt(text), hits: opt(count) }),
  'kb.viewed': data({ article_id: opt(id) }),
  'followup.scheduled': data({ followup_id: opt(id), due_at: opt(instant) }),
  'followup.done': data({ followup_id: opt(id) }),
  'call.started': data({ call_id: opt(id), direction: opt(z.enum(['in', 'out'])) }),
  'call.ended': data({ call_id: opt(id), talk_secs: opt(z.number().min(0)) }),
  'page.viewed': data({ url: opt(text), referrer: opt(text) }),
  'shift.published': data({
    shift_id: id,
    starts_at: instant,
    ends_at: instant,
    activities: opt(
      z.array(z.looseObject({ activity: label, starts_at: instant, ends_at: instant })).max(50),
    ),
  }),
  'shift.changed': data({ shift_id: id, starts_at: opt(instant), ends_at: opt(instant) }),
  'qa.scored': data({ score: opt(z.number()) }),
  'qa.reviewed': data({ review_id: opt(id), score: opt(z.number()) }),
  'annotation.added': data({ label: name, ends_at: opt(instant), kind: opt(label) }),
} as const

export type EventType = keyof typeof CATALOGUE
export type EventData<T extends EventType> = z.infer<(typeof CATALOGUE)[T]>

/** Every type in fold order: the index is the type's place. */
export const EVENT_TYPES = Object.keys(CATALOGUE) as readonly EventType[]

const PLACES = new Map<string, number>(EVENT_TYPES.map((type, place) => [type, place]))

/** The type's place in the catalogue, or -1 for a type that is not in it. */
export function placeOf(type: string): number {
  return PLACES.get(type) ?? -1
}

/** Types that belong to one case: they need a `case_id` and are folded with it. */
export function isCaseType(type: EventType): boolean {
  return /^(case|message|sla|rating|bot|followup|call|qa)\./.test(type)
}

/** Types that speak of one agent: they need an `agent_id`, as a column or in data. */
export function isAgentType(type: EventType): boolean {
  return type === 'agent.state_changed' || type === 'agent.focus_changed'
}

/** Types of the directory: names, teams, calendars, policies. */
export function isDirectoryType(type: EventType): boolean {
  return /^(calendar|policy|team|queue|customer)\./.test(type) || type === 'agent.updated'
}
