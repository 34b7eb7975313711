import { z } from 'zod'
import { AGENT_STATES } from '../../event/fields.ts'
import { errorAnswer } from '../error.ts'
import { actionRequest } from './action.ts'
import { deskCase } from './case.ts'
import { caseEntry, visitorEntry } from './entry.ts'

/**
 * The words of the WebSocket, as docs/protocol.md explains them. Each frame is one JSON object. `id` is the
 * client's, returned with the answer. Acknowledged means committed; entries come in order of `seq`, at least once:
 * a client keeps what it has by (case, seq).
 */
const id = z.string().min(1).max(200)
const frame = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })
const sent = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly()

/** From staff. The session cookie or bearer token of the handshake says who it is. */
export const staffFrame = z.discriminatedUnion('type', [
  /** Everything after `since`, then what comes. */
  frame('follow', { id, case_id: id, since: z.number().int().min(0) }),
  frame('unfollow', { id, case_id: id }),
  frame('act', { id, case_id: id, request: actionRequest }),
  frame('typing', { case_id: id, is_typing: z.boolean() }),
  frame('read', { case_id: id, seq: z.number().int().min(0) }),
  frame('state', { id, state: z.enum(AGENT_STATES) }),
  frame('ping', { id }),
])
export type StaffFrame = z.infer<typeof staffFrame>

export const toStaffFrame = z.discriminatedUnion('type', [
  sent('ready', { agent_id: z.string(), state: z.enum(AGENT_STATES), now: z.string() }),
  /** What was asked has been done; `seq` of the entry it made, if any. */
  sent('done', { id, seq: z.number().int().nullable(), data: z.unknown().optional() }),
  sent('refused', { id: id.nullable(), error: errorAnswer.shape.error }),
  sent('entries', { case_id: id, entries: z.array(caseEntry).readonly() }),
  /** The gap cannot be told: read the case anew. */
  sent('resync', { case_id: id }),
  /** A case that the agent may see has changed; a followed one or a line of the inbox. */
  sent('case', { case: deskCase }),
  /** A case the agent may no longer see. */
  sent('gone', { case_id: id }),
  sent('typing', {
    case_id: id,
    who: z.enum(['customer', 'agent']),
    agent_id: z.string().nullable(),
    name: z.string().nullable(),
    is_typing: z.boolean(),
  }),
  sent('read', {
    case_id: id,
    who: z.enum(['customer', 'agent']),
    agent_id: z.string().nullable(),
    seq: z.number().int(),
  }),
  sent('presence', { agent_id: z.string(), state: z.enum(AGENT_STATES), since: z.string() }),
  sent('online', { customer_id: z.string(), is_online: z.boolean() }),
  sent('assigned', { case_id: id, reason: z.string() }),
  sent('mentioned', { case_id: id, seq: z.number().int(), by: z.string().nullable() }),
  sent('pong', { id }),
])
export type ToStaffFrame = z.infer<typeof toStaffFrame>

/** From a visitor's widget. The first frame is `hello`. */
export const visitorFrame = z.discriminatedUnion('type', [
  frame('hello', {
    id,
    token: z.string().min(1).max(500),
    case_id: id.nullable(),
    since: z.number().int().min(0),
  }),
  frame('send', {
    id,
    case_id: id,
    client_key: z.string().min(8).max(100),
    text: z.string().max(20_000),
    file_ids: z.array(id).max(20),
  }),
  frame('follow', { id, case_id: id, since: z.number().int().min(0) }),
  frame('typing', { case_id: id, is_typing: z.boolean() }),
  frame('read', { case_id: id, seq: z.number().int().min(0) }),
  frame('leave', { id, case_id: id }),
  frame('ping', { id }),
])
export type VisitorFrame = z.infer<typeof visitorFrame>

export const toVisitorFrame = z.discriminatedUnion('type', [
  sent('ready', { now: z.string() }),
  /** `case_id`: of a message that went into another case than asked, since that one ended or was merged. */
  sent('done', { id, seq: z.number().int().nullable(), case_id: id.optional() }),
  sent('refused', { id: id.nullable(), error: errorAnswer.shape.error }),
  sent('entries', { case_id: id, entries: z.array(visitorEntry).readonly() }),
  sent('resync', { case_id: id }),
  /** Where the conversation stands. */
  sent('standing', {
    case_id: id,
    status: z.enum(['queued', 'open', 'resolved', 'closed']),
    /** From 1; null when not queued. */
    position: z.number().int().nullable(),
    expected_wait_secs: z.number().nullable(),
    agent_name: z.string().nullable(),
  }),
  sent('typing', { case_id: id, is_typing: z.boolean(), name: z.string().nullable() }),
  sent('read', { case_id: id, seq: z.number().int() }),
  sent('pong', { id }),
])
export type ToVisitorFrame = z.infer<typeof toVisitorFrame>
