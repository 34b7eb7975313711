import type { SettingsSave, SettingsVersion, TargetDocument } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

export type TargetVersion = SettingsVersion<TargetDocument>

/** Every version of every target. */
export async function readTargets(): Promise<readonly TargetVersion[]> {
  return (await fetchJson('/api/v1/targets')) as readonly TargetVersion[]
}

export async function putTarget(document: TargetDocument, save: SettingsSave): Promise<void> {
  await fetchJson('/api/v1/targets', { method: 'PUT', body: { document, save } })
}
