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
  // Only in a cluster: a subquery sees all shards, not the one it runs on.
  distributed_product_mode: 'global',
}

/** For `insert … select`: rows are read deduplicated, also where they lie on other shards. */
export const WRITE_SETTINGS = `final = 1, distributed_product_mode = 'global'`
