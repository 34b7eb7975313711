import type { TagUse } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

const PATH = '/api/v1/desk/tags'

/** Tags, the most used first. */
export async function readTags(): Promise<readonly TagUse[]> {
  return (await fetchJson(PATH)) as readonly TagUse[]
}

export async function saveTag(tag: string, isActive: boolean): Promise<void> {
  const path = `${PATH}/${encodeURIComponent(tag)}`
  await fetchJson(path, { method: 'PUT', body: { is_active: isActive } })
}

/** Gives a tag another name; when there is such a tag already, the two become one. */
export async function renameTag(tag: string, to: string): Promise<void> {
  const path = `${PATH}/${encodeURIComponent(tag)}/rename`
  await fetchJson(path, { method: 'POST', body: { to } })
}
