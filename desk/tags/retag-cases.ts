import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { deleteSetting, listSettings } from '../settings/settings.ts'
import { tablesOf } from '../store/tables.ts'
import { TAGS } from './list-tags.ts'

const BATCH = 100

/**
 * Carries renamed tags on: some cases are given the new name, the newest first, and once none carries the old one it
 * is forgotten. The facts are told of each case; nothing is written into its course, so no rule is set off by it.
 * Stopped anywhere, it goes on from there.
 * @returns how many cases it changed
 */
export async function retagCases(desk: Desk): Promise<number> {
  const renamed = (await listSettings(desk, TAGS)).filter(({ body }) => body.becomes !== null)
  let changed = 0
  for (const { id: tag, body } of renamed) {
    const ids = await carriers(desk, tag)
    for (const id of ids) await retag(desk, id, { tag, to: body.becomes ?? tag })
    if (ids.length === 0) await deleteSetting(desk, TAGS, tag)
    changed += ids.length
  }
  return changed
}

async function carriers({ store }: Desk, tag: string): Promise<readonly string[]> {
  const rows = await tablesOf(store)
    .selectFrom('desk_case_tags')
    .select('case_id')
    .where('tag', '=', tag)
    .orderBy('case_id', 'desc')
    .limit(BATCH)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

async function retag(
  desk: Desk,
  caseId: string,
  { tag, to }: { readonly tag: string; readonly to: string },
): Promise<void> {
  await commitCase(desk, { case_id: caseId, actor: SYSTEM }, ({ tags: before }) => {
    if (!before.includes(tag)) return {}
    const tags = [...new Set(before.map((one) => (one === tag ? to : one)))]
    return { patch: { tags }, events: [{ type: 'case.tagged', data: { tags } }] }
  })
}
