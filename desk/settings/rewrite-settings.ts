import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** What a tag or a category is called from now on. */
export interface Rewording {
  readonly tag?: (tag: string) => string
  readonly category?: (category: string) => string
}

/** These are the words themselves. */
const WORDS = ['tag', 'category']

/**
 * Puts new words for tags and categories wherever settings of the desk name them: conditions of queues and rules,
 * steps of rules and macros, views, fields. What nobody has to change by hand cannot be forgotten.
 */
export async function rewriteSettings(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  rewording: Rewording,
): Promise<void> {
  const rows = await tablesOf(store)
    .selectFrom('desk_settings')
    .select(['kind', 'id', 'body_json'])
    .where('kind', 'not in', WORDS)
    .execute()
  for (const { kind, id, body_json } of rows) {
    const reworded = JSON.stringify(rewordSetting(JSON.parse(body_json), rewording))
    if (reworded === JSON.stringify(JSON.parse(body_json))) continue
    await tablesOf(store)
      .updateTable('desk_settings')
      .set({ body_json: reworded, updated_at: clock.now() })
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute()
  }
}

/** The body of a setting in the new words. Pure. */
export function rewordSetting(body: unknown, { tag = same, category = same }: Rewording): unknown {
  if (Array.isArray(body)) return body.map((one) => rewordSetting(one, { tag, category }))
  if (typeof body !== 'object' || body === null) return body
  const isOfTags = 'type' in body && (body.type === 'has_tag' || body.type === 'lacks_tag')
  const isOfCategory = 'field' in body && body.field === 'category'
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (name === 'tags' || name === 'tag') return [name, reworded(value, tag)]
      if (name === 'categories' || name === 'category') return [name, reworded(value, category)]
      if (isOfTags && name === 'any_of') return [name, reworded(value, tag)]
      if (isOfCategory && VALUES.includes(name)) return [name, reworded(value, category)]
      // Custom fields have keys of their own, which may be called as these are.
      return [name, name === 'fields' ? value : rewordSetting(value, { tag, category })]
    }),
  )
}

const VALUES = ['any_of', 'from', 'to']
const same = (word: string) => word

function reworded(value: unknown, word: (text: string) => string): unknown {
  if (typeof value === 'string') return word(value)
  if (!Array.isArray(value)) return value
  return [...new Set(value.map((one: unknown) => (typeof one === 'string' ? word(one) : one)))]
}
