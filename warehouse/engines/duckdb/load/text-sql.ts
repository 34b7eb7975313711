/**
 * What people wrote leaves `data` and goes to `message_texts`, so that words can be erased while events stay.
 * What is left says `has_text: true`.
 */
import { placeOf } from '../../../../domain/public.ts'
import { TEXT_FIELDS } from '../../../load/text-field.ts'

const ENTRIES = Object.entries(TEXT_FIELDS).map(([type, field]) => [placeOf(type), field] as const)

/** The text of a row of `staged`, null when it has none or an empty one. */
export const TEXT_SQL = `nullif(case place ${ENTRIES.map(([place, field]) => `when ${place} then data ->> '$.${field}'`).join(' ')} end, '')`

/** `data` of a row of `staged` without its text. */
export const BARE_DATA_SQL = `case place ${ENTRIES.map(
  ([place, field]) =>
    `when ${place} then case when data ->> '$.${field}' <> '' then cast(json_merge_patch(data, '{"${field}":null,"has_text":true}') as varchar) else data end`,
).join(' ')} else data end`

/** Columns of `message_texts` beside the text, from `data`. */
export const TEXT_COLUMNS_SQL = `data ->> '$.message_id' as message_id, data ->> '$.author' as author, data ->> '$.language' as language`
