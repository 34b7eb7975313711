import type { ClickHouseSettings } from '@clickhouse/client'

/**
 * What makes one SQL text mean the same as on DuckDB (measured on ClickHouse 26.7). For SELECT only.
 * `final` deduplicates every ReplacingMergeTree and hides rows written as deleted.
 */
export const SELECT_PROFILE: ClickHouseSettings = {
  session_timezone: 'UTC',
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  data_type_default_nullable: 1,
  union_default_mode: 'DISTINCT',
  prefer_column_name_to_alias: 1,
  output_format_json_quote_64bit_integers: 1,
  final: 1,
}

/** For `insert … select`: rows are read deduplicated. */
export const WRITE_SETTINGS = 'final = 1'

/** For every statement; without a meaning on a single server. */
export const CLUSTER_SETTINGS: ClickHouseSettings = {
  // A subquery is run once, over all shards, and its rows go to each: the tables of work lie on one server only.
  prefer_global_in_and_join: 1,
  distributed_product_mode: 'global',
  // What was inserted is there for the next statement, on the replica that this process also reads.
  distributed_foreground_insert: 1,
  load_balancing: 'in_order',
}
