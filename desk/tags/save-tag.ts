import { tagRename, type TagSave, type TagUse } from '../../domain/contract/public.ts'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { rewriteSettings } from '../settings/rewrite-settings.ts'
import { listSettings, putSetting } from '../settings/settings.ts'
import { listTags, TAGS } from './list-tags.ts'

type TagDesk = Pick<Desk, 'store' | 'clock' | 'randomBytes' | 'news'>

export type TagSaved =
  | { readonly ok: true; readonly tag: TagUse }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Writes a tag down, archives it, or brings it back. */
export async function saveTag(
  desk: TagDesk,
  { tag, save, by }: { readonly tag: string; readonly save: TagSave; readonly by: string },
): Promise<TagSaved> {
  const word = tagRename.shape.to.safeParse(tag)
  if (!word.success || word.data !== tag) return { ok: false, problems: [NO_TAG] }
  return desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const before = await writtenDown(inner, tag)
    if (before?.becomes != null) return { ok: false, problems: [isBusy('tag', tag)] }
    await putSetting(inner, TAGS, { id: tag, body: { ...save, becomes: null }, by })
    return { ok: true, tag: await useOf(inner, tag) }
  })
}

/**
 * Gives a tag another name, or makes it one with a tag there is: rules, queues, macros and views name the new one at
 * once, cases are given it from then on, some at a time (`retagCases`).
 * @throws NOT_FOUND
 */
export async function renameTag(
  desk: TagDesk,
  { tag, to, by }: { readonly tag: string; readonly to: string; readonly by: string },
): Promise<TagSaved> {
  const saved = await desk.store.transaction(async (store): Promise<TagSaved> => {
    const inner = { ...desk, store }
    await useOf(inner, tag)
    const target = await writtenDown(inner, to)
    if (target?.becomes != null) return { ok: false, problems: [isBusy('to', to)] }
    if (to === tag) return { ok: false, problems: [SAME] }
    const is_active = target?.is_active ?? (await writtenDown(inner, tag))?.is_active ?? true
    await putSetting(inner, TAGS, { id: to, body: { is_active, becomes: null }, by })
    // What is on its way to this one goes on to the new one.
    const onTheirWay = (await listSettings(inner, TAGS)).filter(({ body }) => body.becomes === tag)
    for (const id of [tag, ...onTheirWay.map((one) => one.id)]) {
      await putSetting(inner, TAGS, { id, body: { is_active: false, becomes: to }, by })
    }
    await rewriteSettings(inner, { tag: (word) => (word === tag ? to : word) })
    return { ok: true, tag: await useOf(inner, tag) }
  })
  if (saved.ok) desk.news.publish({ kind: 'rules_changed', is_elsewhere: false })
  return saved
}

async function writtenDown(desk: Pick<Desk, 'store'>, tag: string) {
  return (await listSettings(desk, TAGS)).find(({ id }) => id === tag)?.body
}

async function useOf(desk: Pick<Desk, 'store'>, tag: string): Promise<TagUse> {
  const use = (await listTags(desk)).find((one) => one.tag === tag)
  if (use !== undefined) return use
  throw new DeskmetryError('NOT_FOUND', {
    what: `The tag ${tag}`,
    fix: 'It may have been renamed: list them anew.',
  })
}

const NO_TAG: Problem = {
  code: 'SETTING_INVALID',
  path: 'tag',
  reason: 'it is no tag',
  fix: 'Write 1 to 100 characters, with no space before or after.',
}

const SAME: Problem = {
  code: 'SETTING_INVALID',
  path: 'to',
  reason: 'it is called so already',
  fix: 'Write another name.',
}

const isBusy = (path: string, tag: string): Problem => ({
  code: 'SETTING_INVALID',
  path,
  reason: `${tag} is being renamed`,
  fix: 'Wait until no case carries it any more, or take the name it is given.',
})
