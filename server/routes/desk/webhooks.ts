import type { FastifyRequest } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  deskAgentId,
  listDeliveries,
  listWebhooks,
  resendDelivery,
  rotateWebhookSecret,
  testWebhook,
} from '../../../desk/public.ts'
import {
  deliveryFilter,
  deliveryPage,
  type Webhook,
  webhook,
  webhookChange,
  type WebhookDelivery,
  webhookDelivery,
  webhookInput,
  webhookTypes,
  webhookWithSecret,
} from '../../../domain/contract/public.ts'
import { EVENT_TYPES } from '../../../domain/public.ts'
import { notedIn } from '../../../domain/public.ts'
import { principalOf } from '../../http/authenticate.ts'
import { languageOf } from '../../http/request-language.ts'
import type { Rooms } from '../../rooms.ts'

const tags = ['desk']
const params = z.object({ id: z.string() })
type Api = Parameters<FastifyPluginCallbackZod>[0]

/** Where events are told to other programs, and what came of it. */
export function webhookRoutes(rooms: Rooms): FastifyPluginCallbackZod {
  return (api, _options, done) => {
    hookRoutes(api, rooms)
    sendingRoutes(api, rooms)
    done()
  }
}

function hookRoutes(api: Api, { desk, outgoing }: Rooms): void {
  api.get(
    '/desk/webhooks',
    { schema: { tags, summary: 'All webhooks', response: { 200: z.array(webhook).readonly() } } },
    async (request) => (await listWebhooks(desk)).map((hook) => standing(request, hook)),
  )
  api.get(
    '/desk/webhook-types',
    { schema: { tags, summary: 'What webhooks can be told', response: { 200: webhookTypes } } },
    () => ({ types: EVENT_TYPES }),
  )
  api.post(
    '/desk/webhooks',
    {
      schema: {
        tags,
        summary: 'Make a webhook; its secret is shown this once',
        body: webhookInput,
        response: { 201: webhookWithSecret },
      },
    },
    async (request, reply) => {
      const by = deskAgentId(principalOf(request).user.id)
      return reply.status(201).send(await createWebhook(desk, outgoing, { ...request.body, by }))
    },
  )
  api.patch(
    '/desk/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Change a webhook, or switch it on or off',
        params,
        body: webhookChange,
        response: { 200: webhook },
      },
    },
    (request) => changeWebhook(desk, outgoing, { ...request.body, id: request.params.id }),
  )
  api.delete(
    '/desk/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Delete a webhook and its log',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteWebhook(desk, request.params.id)
      return reply.status(204).send(null)
    },
  )
}

function sendingRoutes(api: Api, { desk, outgoing }: Rooms): void {
  api.post(
    '/desk/webhooks/:id/secret',
    {
      schema: {
        tags,
        summary: 'Make a new secret, shown this once; the one before signs as well for a day',
        params,
        response: { 200: webhookWithSecret },
      },
    },
    (request) => rotateWebhookSecret(desk, request.params.id),
  )
  api.post(
    '/desk/webhooks/:id/test',
    {
      schema: {
        tags,
        summary: 'Send a message of no meaning now, and see what comes of it',
        params,
        response: { 200: webhookDelivery },
      },
    },
    async (request) => told(request, await testWebhook(desk, outgoing, request.params.id)),
  )
  api.get(
    '/desk/webhooks/:id/deliveries',
    {
      schema: {
        tags,
        summary: 'What was sent, the newest first',
        params,
        querystring: deliveryFilter,
        response: { 200: deliveryPage },
      },
    },
    async (request) => {
      const { deliveries, next } = await listDeliveries(desk, request.params.id, request.query)
      return { deliveries: deliveries.map((delivery) => told(request, delivery)), next }
    },
  )
  api.post(
    '/desk/webhooks/:id/deliveries/:delivery/resend',
    {
      schema: {
        tags,
        summary: 'Send a delivery again now',
        params: params.extend({ delivery: z.string() }),
        response: { 200: webhookDelivery },
      },
    },
    async (request) => {
      const { id, delivery } = request.params
      return told(request, await resendDelivery(desk, outgoing, { webhook_id: id, id: delivery }))
    },
  )
}

/** Without a status the answer is what we noted of the failure, not what the receiver said. */
function told(request: FastifyRequest, delivery: WebhookDelivery): WebhookDelivery {
  const { status, answer } = delivery
  if (status !== null || answer === null) return delivery
  return { ...delivery, answer: notedIn(languageOf(request), answer) }
}

/** Why it was switched off was noted in English. */
function standing(request: FastifyRequest, hook: Webhook): Webhook {
  const { stopped_reason } = hook
  if (stopped_reason === null) return hook
  return { ...hook, stopped_reason: notedIn(languageOf(request), stopped_reason) }
}
