import { type RoutingSettings, routingSettings } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { settingKind } from '../settings/setting-kind.ts'
import { listSettings, putSetting } from '../settings/settings.ts'

const ROUTING = settingKind({ name: 'routing', title: 'routing settings', schema: routingSettings })

/** What holds for every queue and agent that has nothing of its own. */
export async function readRoutingSettings(desk: Pick<Desk, 'store'>): Promise<RoutingSettings> {
  const [saved] = await listSettings(desk, ROUTING)
  return saved?.body ?? routingSettings.parse({})
}

export async function saveRoutingSettings(
  desk: Desk,
  { settings, by }: { readonly settings: RoutingSettings; readonly by: string },
): Promise<RoutingSettings> {
  return (await putSetting(desk, ROUTING, { id: 'routing', body: settings, by })).body
}
