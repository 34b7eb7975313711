import { z } from 'zod'
import { SLA_TARGETS } from '../../event/fields.ts'
import { instantText, line, word } from '../field.ts'
import { deskId } from './action.ts'
import { CASE_KINDS, DESK_STATUSES, PRIORITIES } from './case.ts'
import { ruleStep } from './step.ts'

/** Automation: when something happens or time has passed, under conditions, do these steps. */
const id = deskId
const label = word(200)
const secs = z
  .number()
  .int()
  .min(30)
  .max(90 * 86_400)
const of = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

/** What can set a rule off: things people, the router or other rules do. */
export const RULE_EVENTS = [
  'opened',
  'customer_message',
  'agent_message',
  'note',
  'assigned',
  'unassigned',
  'transferred',
  'status_changed',
  'resolved',
  'reopened',
  'tagged',
  'classified',
  'priority_changed',
  'fields_changed',
  'rating_given',
  'followup_done',
  'abandoned',
] as const
export type RuleEvent = (typeof RULE_EVENTS)[number]

export const ruleTrigger = z.discriminatedUnion('type', [
  of('event', { events: z.array(z.enum(RULE_EVENTS)).min(1).max(RULE_EVENTS.length) }),
  /** The customer has waited this long for a reply. */
  of('waiting', { secs }),
  /** Nobody has written for this long; what rules do does not count. */
  of('idle', { secs }),
  /** No agent has it, this long after it was opened or queued. */
  of('unassigned', { secs }),
  of('sla', {
    state: z.enum(['at_risk', 'breached']),
    targets: z.array(z.enum(SLA_TARGETS)).min(1),
  }),
  of('followup_due', {}),
])
export type RuleTrigger = z.infer<typeof ruleTrigger>

/** What a condition can ask of a case by name. */
export const CONDITION_FIELDS = [
  'kind',
  'channel',
  'status',
  'priority',
  'tier',
  'language',
  'category',
  'business_line',
  'queue_id',
  'team_id',
  'agent_id',
] as const
export type ConditionField = (typeof CONDITION_FIELDS)[number]

/** What a change says of before and after. */
export const CHANGED_FIELDS = ['status', 'priority', 'category', 'agent_id', 'team_id'] as const
export type ChangedField = (typeof CHANGED_FIELDS)[number]

const field = z.enum(CONDITION_FIELDS)
const values = z.array(label).min(1).max(100)

export const ruleCondition = z.discriminatedUnion('type', [
  of('is', { field, any_of: values }),
  of('is_not', { field, any_of: values }),
  of('is_set', { field }),
  of('is_empty', { field }),
  of('priority_at_least', { priority: z.enum(PRIORITIES) }),
  /** The category or one above it. */
  of('in_category', { category: label }),
  of('has_tag', { any_of: values }),
  of('lacks_tag', { any_of: values }),
  of('custom', {
    key: label,
    op: z.enum(['is', 'is_not', 'contains', 'at_least', 'at_most', 'is_set', 'is_empty']),
    value: z.union([z.string().max(500), z.number(), z.boolean()]).optional(),
  }),
  /** In the message that set it off, or in the subject; capital letters and width do not count. */
  of('text_contains', { in: z.enum(['message', 'subject']), any_of: values }),
  of('text_lacks', { in: z.enum(['message', 'subject']), any_of: values }),
  /** What the change that set it off was from, and to; null stands for none. */
  of('changed', {
    field: z.enum(CHANGED_FIELDS),
    from: z.array(label.nullable()).max(100).optional(),
    to: z.array(label.nullable()).max(100).optional(),
  }),
  /** By the calendar of the case's team, else the default one. Always open without a calendar. */
  of('business_hours', { is_open: z.boolean() }),
  of('waiting_at_least', { secs }),
  of('open_at_least', { secs }),
])
export type RuleCondition = z.infer<typeof ruleCondition>

export const deskRule = z.strictObject({
  name: line(100),
  is_active: z.boolean().default(true),
  trigger: ruleTrigger,
  /** All of these, … */
  all: z.array(ruleCondition).max(30).default([]),
  /** … and, when there are any, at least one of these. */
  any: z.array(ruleCondition).max(30).default([]),
  steps: z.array(ruleStep).min(1).max(10),
  /** Once in the life of a case, or each time it is set off. */
  is_once: z.boolean().default(false),
})
export type DeskRule = z.infer<typeof deskRule>

/**
 * `stopped`: kept from running in a circle. `failed`: a step was refused, or failed for a day by no fault of its own;
 * those before it were done.
 */
export const FIRING_OUTCOMES = ['running', 'done', 'failed', 'stopped'] as const

export const ruleFiring = z
  .object({
    number: z.number().int(),
    rule_id: z.string(),
    /** As it is called now; null when it has been deleted. */
    rule_name: z.string().nullable(),
    case_id: z.string(),
    case_number: z.number().int().nullable(),
    case_subject: z.string().nullable(),
    at: instantText,
    trigger_key: z.string(),
    steps: z.array(z.string()).readonly(),
    outcome: z.enum(FIRING_OUTCOMES),
    reason: z.string().nullable(),
  })
  .readonly()
export type RuleFiring = z.infer<typeof ruleFiring>

export const firingRequest = z.strictObject({
  rule_id: id.optional(),
  case_id: id.optional(),
  outcome: z.enum(FIRING_OUTCOMES).optional(),
  /** The page after this one: `next` of the page before. */
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type FiringRequest = z.infer<typeof firingRequest>

export const firingAnswer = z
  .object({ firings: z.array(ruleFiring).readonly(), next: z.number().int().nullable() })
  .readonly()
export type FiringAnswer = z.infer<typeof firingAnswer>

/** What a rule would have done over the last days, with nothing done. */
export const dryRunRequest = z.strictObject({
  rule: deskRule,
  days: z.number().int().min(1).max(31).default(7),
})
export type DryRunRequest = z.infer<typeof dryRunRequest>

export const dryRunAnswer = z
  .object({
    from: instantText,
    to: instantText,
    case_count: z.number().int(),
    firing_count: z.number().int(),
    /** Cases in which it would have fired. */
    fired_case_count: z.number().int(),
    /** There were more cases than a dry run reads: the newest were read. */
    is_cut: z.boolean(),
    /** The newest, at most 100. */
    firings: z
      .array(
        z.object({
          case_id: z.string(),
          case_number: z.number().int(),
          case_kind: z.enum(CASE_KINDS),
          subject: z.string().nullable(),
          at: instantText,
          /** Where it stood then. */
          status: z.enum(DESK_STATUSES),
          priority: z.enum(PRIORITIES),
          /** The words that set it off, cut short. */
          words: z.string().nullable(),
          steps: z.array(ruleStep).readonly(),
        }),
      )
      .readonly(),
  })
  .readonly()
export type DryRunAnswer = z.infer<typeof dryRunAnswer>
