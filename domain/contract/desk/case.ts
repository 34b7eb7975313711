import { z } from 'zod'
import { CASE_STATUSES } from '../../event/fields.ts'
import { instantText, phone } from '../field.ts'

export const CASE_KINDS = ['chat', 'ticket'] as const
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export const TIERS = ['standard', 'silver', 'gold', 'vip'] as const
/** Where a case stands at the desk. `queued` and `resolved` are told apart from `open` and `closed` here alone. */
export const DESK_STATUSES = [...CASE_STATUSES, 'resolved'] as const
export type DeskStatus = (typeof DESK_STATUSES)[number]

/** A promise of an SLA policy, as the live board has it. */
export const deskPromise = z
  .object({
    target: z.enum(['first_reply', 'next_reply', 'resolution']),
    policy: z.string().nullable(),
    /** null while its clock rests. */
    due_at: instantText.nullable(),
    state: z.enum(['on_track', 'at_risk', 'breached']),
  })
  .readonly()
export type DeskPromise = z.infer<typeof deskPromise>

/** One line of the inbox. Ids are `desk:…`. */
export const deskCase = z
  .object({
    id: z.string(),
    kind: z.enum(CASE_KINDS),
    /** What people call it: 1, 2, 3 … */
    number: z.number().int(),
    subject: z.string().nullable(),
    channel: z.string(),
    status: z.enum(DESK_STATUSES),
    priority: z.enum(PRIORITIES),
    tier: z.string().nullable(),
    language: z.string().nullable(),
    category: z.string().nullable(),
    business_line: z.string().nullable(),
    tags: z.array(z.string()).readonly(),
    queue_id: z.string().nullable(),
    team_id: z.string().nullable(),
    agent_id: z.string().nullable(),
    customer_id: z.string().nullable(),
    customer_name: z.string().nullable(),
    opened_at: instantText,
    /** In a queue since; null when in none. */
    queued_at: instantText.nullable(),
    /** The customer has waited for a reply since; null when it is their turn. */
    waiting_since: instantText.nullable(),
    last_message_at: instantText.nullable(),
    /** The last public words, for the list. */
    preview: z.string().nullable(),
    snoozed_until: instantText.nullable(),
    resolved_at: instantText.nullable(),
    last_seq: z.number().int(),
    /** How far the asking agent has read. */
    read_seq: z.number().int(),
    merged_into: z.string().nullable(),
    is_spam: z.boolean(),
    promises: z.array(deskPromise).readonly(),
  })
  .readonly()
export type DeskCase = z.infer<typeof deskCase>

export const deskCustomer = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable(),
    tier: z.string().nullable(),
    attributes: z.record(z.string(), z.string()).readonly(),
    note: z.string().nullable(),
    created_at: instantText,
    last_seen_at: instantText.nullable(),
    is_online: z.boolean(),
    is_erased: z.boolean(),
  })
  .readonly()
export type DeskCustomer = z.infer<typeof deskCustomer>

/** A case opened whole: what the panel beside the conversation shows. */
export const caseDetail = z
  .object({
    case: deskCase,
    customer: deskCustomer.nullable(),
    /** Custom fields by key. */
    fields: z.record(z.string(), z.unknown()).readonly(),
    /** Where the customer is now, with their consent. */
    page: z.object({ url: z.string(), title: z.string().nullable(), at: instantText }).nullable(),
    /** The customer's other cases, newest first, at most 20. */
    earlier: z.array(deskCase).readonly(),
    links: z
      .array(
        z.object({
          case: deskCase,
          relation: z.enum(['related', 'ticket_of', 'split_from', 'merged_from']),
        }),
      )
      .readonly(),
    watcher_ids: z.array(z.string()).readonly(),
    followups: z
      .array(
        z.object({
          id: z.string(),
          due_at: instantText,
          agent_id: z.string().nullable(),
          note: z.string(),
          done_at: instantText.nullable(),
          outcome: z.string().nullable(),
        }),
      )
      .readonly(),
    rating: z
      .object({
        score: z.number().nullable(),
        comment: z.string().nullable(),
        requested_at: instantText,
      })
      .nullable(),
    /** Why it lies where it lies, newest first. */
    routing: z
      .array(
        z.object({
          at: instantText,
          reason: z.string(),
          agent_id: z.string().nullable(),
          queue_id: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .readonly()
export type CaseDetail = z.infer<typeof caseDetail>

/** What the inbox is asked for. */
export const inboxRequest = z.strictObject({
  box: z.enum(['mine', 'unassigned', 'team', 'all', 'mentions', 'watching']).default('mine'),
  kind: z.enum(CASE_KINDS).optional(),
  status: z.array(z.enum(DESK_STATUSES)).max(10).optional(),
  queue_id: z.string().max(200).optional(),
  team_id: z.string().max(200).optional(),
  agent_id: z.string().max(200).optional(),
  priority: z.array(z.enum(PRIORITIES)).max(4).optional(),
  tag: z.string().max(200).optional(),
  category: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  customer_id: z.string().max(200).optional(),
  /** What was marked as spam, and nothing else; it is in no box otherwise. */
  is_spam: z.enum(['true']).optional(),
  order: z.enum(['waiting', 'newest', 'oldest', 'priority', 'updated']).default('waiting'),
  /** The page after this one: `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type InboxRequest = z.infer<typeof inboxRequest>

export const inboxAnswer = z
  .object({
    cases: z.array(deskCase).readonly(),
    next: z.string().nullable(),
    /** Open cases in each box, for the navigation. */
    counts: z
      .object({
        mine: z.number().int(),
        unassigned: z.number().int(),
        team: z.number().int(),
        all: z.number().int(),
        mentions: z.number().int(),
        watching: z.number().int(),
      })
      .readonly(),
  })
  .readonly()
export type InboxAnswer = z.infer<typeof inboxAnswer>

export const openCaseInput = z.strictObject({
  kind: z.enum(CASE_KINDS).default('ticket'),
  subject: z.string().trim().min(1).max(300).optional(),
  text: z.string().max(20_000).optional(),
  customer: z
    .strictObject({
      id: z.string().max(200).optional(),
      name: z.string().trim().max(200).optional(),
      email: z.email().max(254).optional(),
      phone: phone.optional(),
    })
    .optional(),
  channel: z.string().min(1).max(50).default('form'),
  queue_id: z.string().max(200).optional(),
  team_id: z.string().max(200).optional(),
  agent_id: z.string().max(200).optional(),
  priority: z.enum(PRIORITIES).default('normal'),
  category: z.string().max(200).optional(),
  tags: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  fields: z.record(z.string(), z.unknown()).default({}),
  language: z.string().max(20).optional(),
  client_key: z.string().max(100).optional(),
})
export type OpenCaseInput = z.infer<typeof openCaseInput>
