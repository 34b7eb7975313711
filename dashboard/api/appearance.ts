import type { Appearance, AppearanceChange } from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

const PATH = '/api/v1/appearance'

/** How the installation looks; also for who has not signed in. */
export async function readAppearance(): Promise<Appearance> {
  return (await fetchJson(PATH)) as Appearance
}

export async function changeAppearance(change: AppearanceChange): Promise<void> {
  await fetchJson(PATH, { method: 'PATCH', body: change })
}

/** @param content base64; null takes the logo away */
export async function saveLogo(content: string | null): Promise<void> {
  await fetchJson(
    `${PATH}/logo`,
    content === null ? { method: 'DELETE' } : { method: 'PUT', body: { content } },
  )
}

/** The address of a logo: another picture has another one. */
export const logoPath = (logo: string): string => `${PATH}/logo?v=${logo}`
