import type { DeskTables } from '../store/tables.ts'
import { tokensOf } from './tokens.ts'

/** What of a case and its entries can be found. */

type CaseRow = DeskTables['desk_cases']
type EntryRow = DeskTables['desk_entries']
type CustomerRow = DeskTables['desk_customers']

export function textOfCase(row: CaseRow): string {
  const tags = JSON.parse(row.tags_json) as string[]
  const fields = Object.values(JSON.parse(row.fields_json) as Record<string, unknown>)
  const words = fields.filter((value) => typeof value === 'string' || typeof value === 'number')
  return linesOf([
    String(row.number),
    row.subject,
    row.customer_name,
    row.category,
    ...tags,
    ...words,
  ])
}

export function textOfCustomer({
  name,
  email,
  phone,
}: Pick<CustomerRow, 'name' | 'email' | 'phone'>): string {
  return linesOf([name, email, phone])
}

/** Null: nothing of the entry is found, as of a change, or of words that were taken away. */
export function textOfEntry(
  row: Pick<EntryRow, 'kind' | 'text' | 'redacted_at'>,
  fileNames: readonly string[],
): string | null {
  if (row.kind === 'activity' || row.redacted_at !== null) return null
  const text = linesOf([row.text, ...fileNames])
  return text === '' ? null : text
}

/** With the readers' tokens, which apply the rights. */
export function tokensWith(text: string, readers: readonly string[]): readonly string[] {
  return [...tokensOf(text), ...readers]
}

/** Lines keep one field's last word from meeting the next one's first. */
function linesOf(parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n')
}
