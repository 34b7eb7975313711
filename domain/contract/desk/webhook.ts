import { z } from 'zod'
import { EVENT_TYPES } from '../../event/catalogue.ts'
import { instantText } from '../field.ts'

const eventTypeName = z.enum(EVENT_TYPES)
export type EventTypeName = z.infer<typeof eventTypeName>

/** The events a webhook can be told, in the order of the catalogue. */
export const webhookTypes = z.object({ types: z.array(eventTypeName).readonly() }).readonly()

export const webhookInput = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  /** Empty: every event. */
  event_types: z.array(eventTypeName).max(EVENT_TYPES.length).default([]),
  note: z.string().trim().max(500).default(''),
})
export type WebhookInput = z.infer<typeof webhookInput>

export const webhookChange = z
  .strictObject({
    url: z.string().trim().min(1).max(2_000),
    event_types: z.array(eventTypeName).max(EVENT_TYPES.length),
    note: z.string().trim().max(500),
    is_active: z.boolean(),
  })
  .partial()
export type WebhookChange = z.infer<typeof webhookChange>

export const webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    event_types: z.array(eventTypeName).readonly(),
    note: z.string(),
    is_active: z.boolean(),
    /** Why it was switched off by itself; null when it runs or somebody switched it off. */
    stopped_reason: z.string().nullable(),
    /** Since when nothing was delivered any more; null while all is well. */
    failing_since: instantText.nullable(),
    /** Until then an older secret signs as well. */
    rotates_until: instantText.nullable(),
    created_at: instantText,
    /** Deliveries that wait for their time. */
    waiting: z.number().int(),
  })
  .readonly()
export type Webhook = z.infer<typeof webhook>

/** The only answers that hold the secret. */
export const webhookWithSecret = z.object({ webhook, secret: z.string() }).readonly()
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const

export const webhookDelivery = z
  .object({
    id: z.string(),
    event_id: z.string(),
    event_type: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int(),
    /** HTTP status of the last answer; null when none came. */
    status: z.number().int().nullable(),
    /** What was answered, or why nothing was. */
    answer: z.string().nullable(),
    took_ms: z.number().int().nullable(),
    created_at: instantText,
    last_tried_at: instantText.nullable(),
    next_try_at: instantText.nullable(),
    /** What was sent, as it was signed. */
    body: z.string(),
  })
  .readonly()
export type WebhookDelivery = z.infer<typeof webhookDelivery>

export const deliveryFilter = z.strictObject({
  state: z.enum(DELIVERY_STATES).optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type DeliveryFilter = z.infer<typeof deliveryFilter>

export const deliveryPage = z
  .object({ deliveries: z.array(webhookDelivery).readonly(), next: z.string().nullable() })
  .readonly()
export type DeliveryPage = z.infer<typeof deliveryPage>
