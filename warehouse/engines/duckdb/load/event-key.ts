/**
 * Keys are kept for ever, so they come from MD5, which no engine changes, and not from DuckDB's `hash`.
 * They only narrow a search down: whoever uses one compares the ids as well.
 */
export function eventKeySql(source: string, eventId: string): string {
  return `md5_number_lower(${source} || chr(10) || ${eventId})`
}

export function caseKeySql(caseId: string): string {
  return `md5_number_lower(${caseId})`
}
