import type {
  DeliveryPage,
  EventTypeName,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookInput,
  WebhookWithSecret,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

const HOOKS = '/api/v1/desk/webhooks'

export async function readWebhookTypes(): Promise<readonly EventTypeName[]> {
  const answer = await fetchJson('/api/v1/desk/webhook-types')
  return (answer as { readonly types: readonly EventTypeName[] }).types
}

export async function readWebhooks(): Promise<readonly Webhook[]> {
  return (await fetchJson(HOOKS)) as readonly Webhook[]
}

/** @returns with the secret, this once. @throws ApiFailure OUTGOING_REFUSED for an address within the house */
export async function createWebhook(input: WebhookInput): Promise<WebhookWithSecret> {
  return (await fetchJson(HOOKS, { method: 'POST', body: input })) as WebhookWithSecret
}

export async function changeWebhook(id: string, change: WebhookChange): Promise<Webhook> {
  return (await fetchJson(`${HOOKS}/${id}`, { method: 'PATCH', body: change })) as Webhook
}

export async function deleteWebhook(id: string): Promise<void> {
  await fetchJson(`${HOOKS}/${id}`, { method: 'DELETE' })
}

export async function rotateSecret(id: string): Promise<WebhookWithSecret> {
  return (await fetchJson(`${HOOKS}/${id}/secret`, { method: 'POST' })) as WebhookWithSecret
}

export async function testWebhook(id: string): Promise<WebhookDelivery> {
  return (await fetchJson(`${HOOKS}/${id}/test`, { method: 'POST' })) as WebhookDelivery
}

export async function readDeliveries(id: string, after: string | null): Promise<DeliveryPage> {
  const query = new URLSearchParams({ limit: '20', ...(after === null ? {} : { after }) })
  return (await fetchJson(`${HOOKS}/${id}/deliveries?${String(query)}`)) as DeliveryPage
}

export async function resendDelivery(id: string, delivery: string): Promise<void> {
  await fetchJson(`${HOOKS}/${id}/deliveries/${delivery}/resend`, { method: 'POST' })
}
