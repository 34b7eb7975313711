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

/** Rows of `message_texts` from the rows of `staged` that a condition chooses; `data` is read once per row. */
export function textRowsSql(condition: string): string {
  const fields = ENTRIES.map(
    ([place, field]) =>
      `when ${place} then json_extract_string(data, ['$.${field}', '$.message_id', '$.author', '$.language'])`,
  )
  return `select source, event_id, case_id, customer_id, m[2] as message_id, m[3] as author, m[4] as language, m[1] as text
    from (
      select source, event_id, case_id, customer_id, case place ${fields.join(' ')} end as m
      from staged
      where ${condition} and case_id is not null and place in (${ENTRIES.map(([place]) => place).join(', ')})
    )
    where m[1] <> ''`
}
