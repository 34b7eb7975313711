/**
 * 64-bit keys of events and cases. They only narrow a search down: whoever uses one compares the ids as well.
 *
 * An event's key is MD5's lower half of `source`, a line feed and `event_id`: no engine changes it, and ingest
 * works it out in JavaScript. A case's key never leaves its engine, so in DuckDB it is DuckDB's own `hash`, at a
 * fifteenth of the cost; a new DuckDB may hash differently, and migrate.ts then keys its cases anew.
 */
export function eventKeySql(source: string, eventId: string): string {
  return `md5_number_lower(${source} || chr(10) || ${eventId})`
}

/** Null for an event of no case. */
export function caseKeySql(caseId: string): string {
  return `case when ${caseId} is not null then hash(${caseId}) end`
}

/** For a server that keeps what another engine made. */
export function lastingCaseKeySql(caseId: string): string {
  return `md5_number_lower(${caseId})`
}
