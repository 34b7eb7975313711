/**
 * 64-bit keys of events and cases. They only narrow a search down: whoever uses one compares the ids as well.
 * DuckDB's own `hash` costs a fifteenth of MD5, but a new DuckDB may hash differently: migrate.ts then keys its
 * events anew. A server keeps keys that another engine made, so those come from MD5, which nobody changes.
 */
export interface KeySql {
  event(source: string, eventId: string): string
  case(caseId: string): string
}

export const HASH_KEYS: KeySql = {
  event: (source, eventId) => `hash(${source}, ${eventId})`,
  // The hash of null is a number like any other: a case that is none has no key.
  case: (caseId) => `case when ${caseId} is not null then hash(${caseId}) end`,
}

export const MD5_KEYS: KeySql = {
  event: (source, eventId) => `md5_number_lower(${source} || chr(10) || ${eventId})`,
  case: (caseId) => `md5_number_lower(${caseId})`,
}
