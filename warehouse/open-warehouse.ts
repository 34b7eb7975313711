import {
  type ClickHouseWarehouseOptions,
  openClickHouseWarehouse,
} from './engines/clickhouse/open-warehouse.ts'
import {
  type DuckDbWarehouseOptions,
  openDuckDbWarehouse,
} from './engines/duckdb/open-warehouse.ts'
import type { Warehouse } from './warehouse.ts'

/** Which engine: the embedded one, or a server. */
export type WarehouseOptions =
  | { readonly duckdb: DuckDbWarehouseOptions }
  | { readonly clickhouse: ClickHouseWarehouseOptions }

/**
 * Opens the warehouse and brings its schema up to date.
 * @throws DeskmetryError DATA_DIR_HELD, WAREHOUSE_UNREACHABLE, WAREHOUSE_NEWER
 */
export function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  return 'duckdb' in options
    ? openDuckDbWarehouse(options.duckdb)
    : openClickHouseWarehouse(options.clickhouse)
}
