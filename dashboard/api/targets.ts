import type { SettingsSave, SettingsVersion, TargetDocument } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

export type TargetVersion = SettingsVersion<TargetDocument>

/** Every version of every target. */
export async function readTargets(): Promise<readonly TargetVersion[]> {
  return (await fetchJson('/api/v1/targets')) as readonly TargetVersion[]
}

/** Ends it now. @throws ApiFailure SETTINGS_CONFLICT when somebody else saved a version since */
export async function deleteTarget({ document, version }: TargetVersion): Promise<void> {
  const path = `/api/v1/targets/${encodeURIComponent(document.target_id)}`
  await fetchJson(`${path}?base_version=${String(version)}`, { method: 'DELETE' })
}

export async function putTarget(document: TargetDocument, save: SettingsSave): Promise<void> {
  await fetchJson('/api/v1/targets', { method: 'PUT', body: { document, save } })
}
