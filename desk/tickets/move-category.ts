import { categoryKey, type DeskCategory, type DeskSetting } from '../../domain/contract/public.ts'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { rewriteSettings } from '../settings/rewrite-settings.ts'
import { listSettings, putSetting } from '../settings/settings.ts'
import type { Saved } from './definitions.ts'
import { CATEGORIES } from './kinds.ts'

type Categories = readonly DeskSetting<DeskCategory>[]

/**
 * Lets a category and what grows on it grow elsewhere. Its path is what cases and figures carry, so it is made anew
 * there, and the old one is archived: what was keeps its words, what comes is filed in the new place. Queues, rules,
 * macros, views and fields name the new one from now on.
 * @param to.parent null: the top
 * @throws NOT_FOUND
 */
export async function moveCategory(
  desk: Pick<Desk, 'store' | 'clock' | 'randomBytes' | 'news'>,
  to: { readonly key: string; readonly parent: string | null; readonly by: string },
): Promise<Saved<DeskCategory>> {
  const saved = await desk.store.transaction(async (store) => {
    const inner = { ...desk, store }
    const categories = await listSettings(inner, CATEGORIES)
    const pathOf = pathsFrom(to.key, to.parent)
    const branch = categories.filter(({ id }) => isWithin(id, to.key))
    const problems = moveProblems(categories, branch, to)
    if (problems.length > 0) return { ok: false, problems } as const
    let moved: DeskSetting<DeskCategory> | undefined
    for (const { id, body } of branch) {
      const made = await putSetting(inner, CATEGORIES, { id: pathOf(id), body, by: to.by })
      moved ??= made
      await putSetting(inner, CATEGORIES, { id, body: { ...body, is_active: false }, by: to.by })
    }
    if (moved === undefined) throw new Error(`nothing grows at ${to.key}`)
    const isMoved = new Set(branch.map(({ id }) => id))
    await rewriteSettings(inner, { category: (key) => (isMoved.has(key) ? pathOf(key) : key) })
    return { ok: true, setting: moved } as const
  })
  if (saved.ok) desk.news.publish({ kind: 'rules_changed', is_elsewhere: false })
  return saved
}

/** `a/b` below `c` → `c/b`, and what grows on it with it. */
function pathsFrom(key: string, parent: string | null): (id: string) => string {
  const own = key.slice(key.lastIndexOf('/') + 1)
  const root = parent === null ? own : `${parent}/${own}`
  return (id) => `${root}${id.slice(key.length)}`
}

const isWithin = (id: string, key: string) => id === key || id.startsWith(`${key}/`)

function moveProblems(
  categories: Categories,
  branch: Categories,
  { key, parent }: { readonly key: string; readonly parent: string | null },
): readonly Problem[] {
  if (!branch.some(({ id }) => id === key)) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `The category ${key}`,
      fix: 'It may have been deleted: list them anew.',
    })
  }
  if (parent !== null && isWithin(parent, key)) {
    return [problem('it would grow on itself', 'Choose a category outside this branch.')]
  }
  if (parent !== null && !categories.some(({ id }) => id === parent)) {
    return [problem(`${parent} does not exist`, 'Make that category first.')]
  }
  const pathOf = pathsFrom(key, parent)
  if (pathOf(key) === key) return [problem('it grows there already', 'Choose another place.')]
  // One that was moved away and comes back takes its old place again.
  const taken = branch.find(({ id }) =>
    categories.some((one) => one.id === pathOf(id) && one.body.is_active),
  )
  if (taken !== undefined) {
    return [
      problem(`${pathOf(taken.id)} is there already`, 'Rename or archive one of the two first.'),
    ]
  }
  return branch.some(({ id }) => !categoryKey.safeParse(pathOf(id)).success)
    ? [problem('there is no level left below it', 'Choose a place nearer to the top.')]
    : []
}

function problem(reason: string, fix: string): Problem {
  return { code: 'SETTING_INVALID', path: 'parent', reason, fix }
}
