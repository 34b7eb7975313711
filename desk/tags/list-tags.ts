import { deskTag, type TagUse } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { settingKind } from '../settings/setting-kind.ts'
import { listSettings } from '../settings/settings.ts'
import { tablesOf } from '../store/tables.ts'

/** Tags that somebody has written down; the id is the tag. */
export const TAGS = settingKind({ name: 'tag', title: 'tag', schema: deskTag })

/** Every tag that is written down or that a case carries, the most used first. */
export async function listTags(desk: Pick<Desk, 'store'>): Promise<readonly TagUse[]> {
  const [written, used] = await Promise.all([listSettings(desk, TAGS), countTags(desk)])
  const bodies = new Map(written.map(({ id, body }) => [id, body]))
  return [...new Set([...bodies.keys(), ...used.keys()])]
    .map((tag) => ({
      tag,
      case_count: used.get(tag) ?? 0,
      is_active: bodies.get(tag)?.is_active ?? true,
      becomes: bodies.get(tag)?.becomes ?? null,
    }))
    .toSorted((a, b) => b.case_count - a.case_count || (a.tag < b.tag ? -1 : 1))
}

async function countTags({ store }: Pick<Desk, 'store'>): Promise<ReadonlyMap<string, number>> {
  const rows = await tablesOf(store)
    .selectFrom('desk_case_tags')
    .select((by) => ['tag', by.fn.countAll<number>().as('count')])
    .groupBy('tag')
    .execute()
  return new Map(rows.map(({ tag, count }) => [tag, count]))
}
