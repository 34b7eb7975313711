import type {
  CalendarDocument,
  DeskCategory,
  DeskField,
  CannedReply,
  DeskMacro,
  DeskRule,
  DeskSetting,
  DryRunAnswer,
  FiringAnswer,
  FiringRequest,
  PolicyDocument,
  QueueInput,
  RoutingSettings,
  SavedView,
  SettingsSave,
  SettingsVersion,
  ToldSettings,
  WidgetSettings,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Setting the desk up, over HTTP. */
const DESK = '/api/v1/desk'

/** Kinds whose settings are one list each. */
export interface AdminBodies {
  readonly fields: DeskField
  readonly categories: DeskCategory
  readonly canned: CannedReply
  readonly macros: DeskMacro
  readonly rules: DeskRule
  readonly views: SavedView
}
export type AdminKind = keyof AdminBodies

export async function readAdmin<Kind extends AdminKind>(
  kind: Kind,
): Promise<readonly DeskSetting<AdminBodies[Kind]>[]> {
  const answer = await fetchJson(`${DESK}/${kind}`)
  return answer as readonly DeskSetting<AdminBodies[Kind]>[]
}

/** @param id null: a new one, whose id the server makes */
export async function saveAdmin<Kind extends AdminKind>(
  kind: Kind,
  id: string | null,
  body: AdminBodies[Kind],
): Promise<void> {
  const path = id === null ? `${DESK}/${kind}` : `${DESK}/${kind}/${encodeURIComponent(id)}`
  await fetchJson(path, { method: id === null ? 'POST' : 'PUT', body })
}

export async function deleteAdmin(kind: AdminKind | 'queues', id: string): Promise<void> {
  await fetchJson(`${DESK}/${kind}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export async function orderAdmin(
  kind: AdminKind | 'queues',
  ids: readonly string[],
): Promise<void> {
  const path = kind === 'queues' ? `${DESK}/queue-order` : `${DESK}/order/${kind}`
  await fetchJson(path, { method: 'PUT', body: { ids } })
}

/** @param parent null: the top */
export async function moveCategory(key: string, parent: string | null): Promise<void> {
  const path = `${DESK}/categories/${encodeURIComponent(key)}/move`
  await fetchJson(path, { method: 'POST', body: { parent } })
}

export async function saveQueue(id: string | null, body: QueueInput): Promise<void> {
  const path = id === null ? `${DESK}/queues` : `${DESK}/queues/${encodeURIComponent(id)}`
  await fetchJson(path, { method: id === null ? 'POST' : 'PUT', body })
}

export async function postDryRun(rule: DeskRule, days: number): Promise<DryRunAnswer> {
  const request = { method: 'POST', body: { rule, days } } as const
  return (await fetchJson(`${DESK}/rules/dry-run`, request)) as DryRunAnswer
}

export async function readFirings(request: Partial<FiringRequest>): Promise<FiringAnswer> {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(request)) search.set(name, String(value))
  return (await fetchJson(`${DESK}/rules/firings?${search.toString()}`)) as FiringAnswer
}

export interface WebhookName {
  readonly id: string
  readonly url: string
}

export async function readWebhookNames(): Promise<readonly WebhookName[]> {
  const answer = await fetchJson(`${DESK}/webhooks`)
  if (Array.isArray(answer)) return answer as readonly WebhookName[]
  return (answer as { readonly webhooks?: readonly WebhookName[] }).webhooks ?? []
}

export async function readPolicies(): Promise<readonly SettingsVersion<PolicyDocument>[]> {
  return (await fetchJson('/api/v1/policies')) as readonly SettingsVersion<PolicyDocument>[]
}

export async function readCalendars(): Promise<readonly SettingsVersion<CalendarDocument>[]> {
  return (await fetchJson('/api/v1/calendars')) as readonly SettingsVersion<CalendarDocument>[]
}

export async function readToldSettings(): Promise<ToldSettings> {
  return (await fetchJson('/api/v1/told-settings')) as ToldSettings
}

export async function putVersion(
  kind: 'policies' | 'calendars',
  document: PolicyDocument | CalendarDocument,
  save: SettingsSave,
): Promise<void> {
  await fetchJson(`/api/v1/${kind}`, { method: 'PUT', body: { document, save } })
}

export async function readWidget(): Promise<WidgetSettings> {
  return (await fetchJson(`${DESK}/widget`)) as WidgetSettings
}

export async function putWidget(settings: WidgetSettings): Promise<void> {
  await fetchJson(`${DESK}/widget`, { method: 'PUT', body: settings })
}

export async function readRouting(): Promise<RoutingSettings> {
  return (await fetchJson(`${DESK}/routing-settings`)) as RoutingSettings
}

export async function putRouting(settings: RoutingSettings): Promise<void> {
  await fetchJson(`${DESK}/routing-settings`, { method: 'PUT', body: settings })
}
