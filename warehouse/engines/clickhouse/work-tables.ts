/**
 * Tables that hold what one step hands to the next: the keys of a segment, the cases to fold. They lie on the
 * server that the client talks to, also in a cluster, and are emptied before each use.
 */
export const LOAD_KEYS = 'load_keys'
export const TOUCHED = 'fold_touched'

export const WORK_TABLES: readonly string[] = [
  `create table if not exists "${LOAD_KEYS}" ("event_key" UInt64) engine = MergeTree order by "event_key"`,
  `create table if not exists "${TOUCHED}" ("case_id" String) engine = MergeTree order by "case_id"`,
]
