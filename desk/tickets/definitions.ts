import type { DeskCategory, DeskField, DeskSetting } from '../../domain/contract/public.ts'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { deleteSetting, listSettings, putSetting } from '../settings/settings.ts'
import { categoryProblems, fieldProblems } from './definition-problems.ts'
import { CATEGORIES, FIELDS } from './kinds.ts'

export type Saved<Body> =
  | { readonly ok: true; readonly setting: DeskSetting<Body> }
  | { readonly ok: false; readonly problems: readonly Problem[] }

interface Save<Body> {
  readonly key: string
  readonly body: Body
  readonly by: string
}

/** Makes a custom field, or changes it; its key and type stay. */
export async function saveField(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  { key, body, by }: Save<DeskField>,
): Promise<Saved<DeskField>> {
  const before = (await listSettings(desk, FIELDS)).find(({ id }) => id === key)
  const problems = fieldProblems(key, body, before?.body ?? null)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, setting: await putSetting(desk, FIELDS, { id: key, body, by }) }
}

/** Makes a category below the one its key names, or changes what it is called. */
export async function saveCategory(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes'>,
  { key, body, by }: Save<DeskCategory>,
): Promise<Saved<DeskCategory>> {
  const keys = (await listSettings(desk, CATEGORIES)).map(({ id }) => id)
  const problems = keys.includes(key) ? [] : categoryProblems(key, keys)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, setting: await putSetting(desk, CATEGORIES, { id: key, body, by }) }
}

/** @throws NOT_FOUND, CATEGORY_IN_USE while others lie below it */
export async function deleteCategory(desk: Pick<Desk, 'store'>, key: string): Promise<void> {
  const below = (await listSettings(desk, CATEGORIES)).filter(({ id }) => id.startsWith(`${key}/`))
  if (below.length > 0) {
    throw new DeskmetryError('CATEGORY_IN_USE', { key, count: below.length })
  }
  await deleteSetting(desk, CATEGORIES, key)
}
